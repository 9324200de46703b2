import type { RecallView } from "../../reading/index.js";

type Recall = Pick<
  RecallView,
  "id" | "office" | "filedAt" | "petitionUntil" | "closesAt" | "concluded"
>;

export interface OpenRecall {
  id: string;
  office: string;
  filedAt: number;
  stage: "petition" | "vote";
  until: number;
}

/** Recalls that members can sign for or vote on, in the order given. */
export function openRecalls(recalls: readonly Recall[], now: number): OpenRecall[] {
  return recalls.flatMap(({ id, office, filedAt, petitionUntil, closesAt, concluded }) => {
    const stage = closesAt === 0 ? "petition" : "vote";
    const until = closesAt === 0 ? petitionUntil : closesAt;
    return concluded !== undefined || now > until ? [] : [{ id, office, filedAt, stage, until }];
  });
}
