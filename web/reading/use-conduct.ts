import type { CaseDetail, CaseView } from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne } from "./use-one.js";

/** Cases under the Code of Conduct, the newest first. */
export const useCases = (): Many<CaseView> =>
  useMany(keys.cases, (reader, query) => reader.cases(query));

/** One case and what happened in it. */
export const useCase = (id: string | undefined): Answer<CaseDetail | null> =>
  useOne(keys.case(id ?? ""), (reader) => reader.case(id ?? ""), Boolean(id));
