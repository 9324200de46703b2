import { type StateReader, tables } from "../replay/index.js";
import type {
  BallotPaperView,
  ElectionView,
  PageQuery,
  RankingView,
  RecallView,
} from "../wire/read.js";
import { type Page, pageOf } from "./page.js";

/** Elections, the newest first. */
export function readElections(store: StateReader, query: PageQuery): Promise<Page<ElectionView>> {
  return pageOf(store, tables.electionOrder, query, { reverse: true }, ({ id }) =>
    readElection(store, id),
  );
}

export async function readElection(
  store: StateReader,
  id: string,
): Promise<ElectionView | undefined> {
  return (await tables.elections.get(store, id)) as unknown as ElectionView | undefined;
}

/** Recalls, the newest first. */
export function readRecalls(store: StateReader, query: PageQuery): Promise<Page<RecallView>> {
  return pageOf(store, tables.recallOrder, query, { reverse: true }, ({ id }) =>
    readRecall(store, id),
  );
}

export async function readRecall(store: StateReader, id: string): Promise<RecallView | undefined> {
  return (await tables.recalls.get(store, id)) as unknown as RecallView | undefined;
}

/** The ballot paper of an election or a recall. */
export function readBallotPaper(
  store: StateReader,
  id: string,
): Promise<BallotPaperView | undefined> {
  return tables.ballotPapers.get(store, id);
}

/** The ballots of a paper that count, in the order of the voters' accounts. */
export function readRankings(
  store: StateReader,
  paper: string,
  query: PageQuery,
): Promise<Page<RankingView>> {
  return pageOf(store, tables.rankings, query, { prefix: `${paper}/` }, (row) => row);
}
