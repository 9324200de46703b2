import type { ElectionView } from "../../../../web/reading/index.js";

export const ADA = `0x${"a1".repeat(20)}`;
export const BEN = `0x${"b2".repeat(20)}`;
export const CEM = `0x${"c3".repeat(20)}`;
const HASH = `0x${"11".repeat(32)}`;

/** An election as the read API gives it, called at 1,000, with whatever a test wants to be different. */
export function electionOf(changes: Partial<ElectionView> = {}): ElectionView {
  return {
    id: HASH,
    officeId: HASH,
    office: "archivist",
    seats: [0],
    calledAt: 1_000,
    calledInBlock: 5,
    terms: {
      seats: 1,
      method: "schulze",
      cohorts: 1,
      termsInRow: 2,
      firstTermAt: 500,
      term: 9_000,
    },
    rules: {
      ...{ nominations: 100, acceptance: 50, extension: 20, campaign: 30, ballot: 70 },
      ...{ challenge: 40, challengeHold: 60, holdOver: 80, secondsNeeded: 1 },
      ...{ challengeFloor: 2, challengeShare: 100 },
    },
    quorumFloor: 2,
    quorumShare: 1_000,
    tieRule: "the smaller lot",
    nominationsUntil: 1_100,
    acceptanceUntil: 1_150,
    extensions: 0,
    ...{ opensAt: 0, closesAt: 0, settlesAt: 0 },
    nominees: [],
    candidates: [],
    ballots: [],
    challenges: [],
    seated: [],
    passedOver: [],
    annulledFor: "",
    milestone: "nominations",
    ...changes,
  };
}

/** A nominee whom somebody seconded. */
export const nomineeOf = (
  account: string,
  seconders: string[] = [],
): ElectionView["nominees"][number] => ({
  account,
  nominator: account,
  status: "nominated",
  seconders,
});
