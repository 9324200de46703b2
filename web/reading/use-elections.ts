import type { ElectionView } from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne } from "./use-one.js";

/** Elections, the newest first. */
export const useElections = (): Many<ElectionView> =>
  useMany(keys.elections, (reader, query) => reader.elections(query));

/** One election. */
export const useElection = (id: string | undefined): Answer<ElectionView | null> =>
  useOne(keys.election(id ?? ""), (reader) => reader.election(id ?? ""), Boolean(id));
