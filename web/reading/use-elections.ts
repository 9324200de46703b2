import type {
  BallotPaperView,
  ElectionView,
  OfficeView,
  RankingView,
  RecallView,
} from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne } from "./use-one.js";

/** Elections, the newest first. */
export const useElections = (): Many<ElectionView> =>
  useMany(keys.elections, (reader, query) => reader.elections(query));

/** One election. */
export const useElection = (id: string | undefined): Answer<ElectionView | null> =>
  useOne(keys.election(id ?? ""), (reader) => reader.election(id ?? ""), Boolean(id));

/** Offices in the order of opening, closed ones included, with every term ever given. */
export const useOffices = (): Many<OfficeView> =>
  useMany(keys.offices, (reader, query) => reader.offices(query));

/** Recalls, the newest first. */
export const useRecalls = (): Many<RecallView> =>
  useMany(keys.recalls, (reader, query) => reader.recalls(query));

/** One recall. */
export const useRecall = (id: string | undefined): Answer<RecallView | null> =>
  useOne(keys.recall(id ?? ""), (reader) => reader.recall(id ?? ""), Boolean(id));

/** The ballot paper of an election or a recall, with its count. */
export const usePaper = (id: string | undefined): Answer<BallotPaperView | null> =>
  useOne(keys.paper(id ?? ""), (reader) => reader.paper(id ?? ""), Boolean(id));

/** The ballots of a paper that count, by voter. */
export const useRankings = (paper: string | undefined): Many<RankingView> =>
  useMany(
    keys.rankings(paper ?? ""),
    (reader, query) => reader.rankings(paper ?? "", query),
    Boolean(paper),
  );
