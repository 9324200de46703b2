import type { MotionRules } from "../motions/motion-class.js";
import type {
  AnchorRow,
  BallotPaperRow,
  BallotRow,
  CaseEventRow,
  CaseRow,
  DocumentRow,
  InOrder,
  ListRow,
  LogRow,
  MemberRow,
  MotionRow,
  OfficeRow,
  OperationRow,
  PollRow,
  PostRow,
  RankingRow,
  ResolutionRow,
  SearchRow,
  SeatingRow,
  StandingRow,
  TextRow,
  ThreadRow,
  VersionRow,
} from "./rows.js";
import { type Json, Table } from "./store.js";

export type * from "./rows.js";

/** Every table of the state. */
export const tables = {
  groups: new Table<{ index: number; name: string }>("groups"),
  /** Seats in the order of joining. */
  seats: new Table<Json>("seats"),
  members: new Table<MemberRow>("members"),
  /** How many voters there are from a moment on. */
  electorate: new Table<{ voters: number }>("electorate"),
  settings: new Table<Json>("settings"),
  parts: new Table<{ key: string; address: string; listedAt: number }>("parts"),
  roles: new Table<{ role: string; account: string; since: number }>("roles"),
  operations: new Table<OperationRow>("operations"),
  vouches: new Table<{ policy: string; voter: string; candidate: string; at: number }>("vouches"),
  documents: new Table<DocumentRow>("documents"),
  documentOrder: new Table<InOrder>("documentOrder"),
  versions: new Table<VersionRow>("versions"),
  versionIds: new Table<{ key: string }>("versionIds"),
  resolutions: new Table<ResolutionRow>("resolutions"),
  polls: new Table<PollRow>("polls"),
  elections: new Table<Json>("elections"),
  electionOrder: new Table<InOrder>("electionOrder"),
  seatings: new Table<SeatingRow>("seatings"),
  offices: new Table<OfficeRow>("offices"),
  officeOrder: new Table<InOrder>("officeOrder"),
  recalls: new Table<Json>("recalls"),
  recallOrder: new Table<InOrder>("recallOrder"),
  ballotPapers: new Table<BallotPaperRow>("ballotPapers"),
  rankings: new Table<RankingRow>("rankings"),
  papers: new Table<{ member: string; nonce: string; verb: string | null; at: number; tx: string }>(
    "papers",
  ),
  search: new Table<SearchRow>("search"),
  rules: new Table<MotionRules>("rules"),
  /** Motions, polls and notices. */
  motions: new Table<MotionRow>("motions"),
  motionOrder: new Table<InOrder>("motionOrder"),
  /** Motions, and the texts that amend them. */
  texts: new Table<TextRow>("texts"),
  seconds: new Table<{ voter: string; at: number }>("seconds"),
  objections: new Table<{ voter: string; at: number; reason: string }>("objections"),
  ballots: new Table<BallotRow>("ballots"),
  cases: new Table<CaseRow>("cases"),
  caseOrder: new Table<InOrder>("caseOrder"),
  /** What happened in a case, in order. */
  caseEvents: new Table<CaseEventRow>("caseEvents"),
  conductRules: new Table<Json>("conductRules"),
  /** Which case last marked a post as hidden, by the post and by whom the case is about. */
  hidden: new Table<{ caseId: string; reason: string; at: number }>("hidden"),
  /** What an account's right to post followed from, from a place on the chain on. */
  standings: new Table<StandingRow>("standings"),
  /** Versions of the Code of Conduct, and the grace to accept them, from a place on. */
  codes: new Table<{ number: number; recordedAt: number }>("codes"),
  graces: new Table<{ seconds: number }>("graces"),
  lists: new Table<ListRow>("lists"),
  listOrder: new Table<InOrder>("listOrder"),
  /** Every index of a list's log, refused posts included. */
  log: new Table<LogRow>("log"),
  anchors: new Table<AnchorRow>("anchors"),
  /** Anchors whose batch nobody could give yet. */
  missing: new Table<{ cid: string }>("missing"),
  /** Lists that are judged anew from `first` on: entries from `back` on were taken back, those before `on` judged again. */
  rejudging: new Table<{ first: number; back: number; on: number }>("rejudging"),
  /** Contents nobody could give yet, by digest and post. */
  wanted: new Table<{ post: string }>("wanted"),
  /** Posts that were accepted. */
  posts: new Table<PostRow>("posts"),
  threads: new Table<ThreadRow>("threads"),
  /** By the index of the last post. */
  threadOrder: new Table<InOrder>("threadOrder"),
  threadPosts: new Table<InOrder>("threadPosts"),
  authors: new Table<{ sequence: string; last: string }>("authors"),
  relays: new Table<{ member: string; relay: string; url: string; at: number }>("relays"),
  engagements: new Table<{ relay: string; member: string; at: number }>("engagements"),
  journals: new Table<{ count: number; head: string }>("journals"),
} as const;
