import type { CaseView, MotionSummary } from "../../../core/wire/read.js";

type Case = Pick<CaseView, "id" | "reportedAt" | "respondent" | "reporter">;
type Role = "respondent" | "reporter";

/** What concerns a person, of what was read. */
export interface Affairs<Motion> {
  /** The vote is open, and no ballot of theirs is there yet. */
  toVote: Motion[];
  moved: Motion[];
  /** With a ballot of theirs. */
  voted: Motion[];
  cases: { id: string; reportedAt: number; role: Role }[];
}

/** Ids of motions on which an account has cast a ballot, and of those it may vote on now. */
export interface BallotsOf {
  voted: readonly string[];
  entitled: readonly string[];
}

export function affairsOf<Motion extends Pick<MotionSummary, "id" | "mover">>(
  account: string,
  motions: readonly Motion[],
  cases: readonly Case[],
  ballots: BallotsOf,
): Affairs<Motion> {
  const hasVoted = new Set(ballots.voted);
  const mayVote = new Set(ballots.entitled);
  return {
    toVote: motions.filter(({ id }) => mayVote.has(id) && !hasVoted.has(id)),
    moved: motions.filter(({ mover }) => mover === account),
    voted: motions.filter(({ id }) => hasVoted.has(id)),
    cases: cases.flatMap((each) => {
      const role = roleIn(each, account);
      return role === undefined ? [] : [{ id: each.id, reportedAt: each.reportedAt, role }];
    }),
  };
}

function roleIn({ respondent, reporter }: Case, account: string): Role | undefined {
  if (respondent === account) return "respondent";
  return reporter === account ? "reporter" : undefined;
}
