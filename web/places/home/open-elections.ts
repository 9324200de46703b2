import {
  ELECTION_STAGES,
  electionStage,
  type ElectionStage,
} from "../../../core/elections/index.js";
import type { ElectionView } from "../../reading/index.js";

/** When the stages of an election end, in seconds since 1970; zero while it is not known. */
type Ends = Pick<
  ElectionView,
  "nominationsUntil" | "acceptanceUntil" | "opensAt" | "closesAt" | "settlesAt"
>;

type Election = Ends & Pick<ElectionView, "id" | "office" | "milestone">;

/** Stages in which members have something to do, and what ends each. */
const LASTS: Partial<Record<ElectionStage, keyof Ends>> = {
  nominations: "nominationsUntil",
  acceptance: "acceptanceUntil",
  campaign: "opensAt",
  ballot: "closesAt",
  provisional: "settlesAt",
};

export interface OpenElection {
  id: string;
  office: string;
  stage: ElectionStage;
  until: number;
}

/** Elections in a stage that the clock ends, in the order given. */
export function openElections(elections: readonly Election[], now: number): OpenElection[] {
  return elections.flatMap((election) => {
    const stage = stageOf(election, now);
    const lasts = stage && LASTS[stage];
    if (stage === undefined || lasts === undefined) return [];
    return [{ id: election.id, office: election.office, stage, until: election[lasts] }];
  });
}

/** Nothing for a stage that only a later version knows. */
function stageOf(election: Election, now: number): ElectionStage | undefined {
  const milestone = ELECTION_STAGES.find((stage) => stage === election.milestone);
  if (milestone === undefined) return undefined;
  return electionStage(
    {
      milestone,
      nominationsUntil: BigInt(election.nominationsUntil),
      acceptanceUntil: BigInt(election.acceptanceUntil),
      opensAt: BigInt(election.opensAt),
      closesAt: BigInt(election.closesAt),
      settlesAt: BigInt(election.settlesAt),
    },
    BigInt(now),
  );
}
