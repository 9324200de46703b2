export { readAuthor } from "./authors.js";
export type { BlockMark } from "./block-mark.js";
export { readCase, readCases } from "./cases.js";
export {
  readList,
  readLists,
  readLog,
  readPost,
  readProof,
  readThread,
  readThreads,
} from "./forum.js";
export {
  readBallotPaper,
  readElection,
  readElections,
  readRankings,
  readRecall,
  readRecalls,
} from "./elections.js";
export { readOffices } from "./offices.js";
export { readMember, readSeats } from "./members.js";
export { readBallots, readMotion, readMotions } from "./motions.js";
export { type Page, pageOf, type PageScope } from "./page.js";
export { readCoalition, readDocument, readDocuments } from "./records.js";
export { folded, hasIdeographs, maybeUnfinished, wordsOf } from "./search-words.js";
export { excerptOf, searchRows, type WordSearch } from "./search.js";
