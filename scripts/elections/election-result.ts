import type { ElectionPhase, ElectionRecord } from "../../core/elections/index.js";

const seconds = (moment: bigint) => (moment === 0n ? null : Number(moment));

/** An election for machines, in short: what `status` lists. Times are timestamps in seconds. */
export function electionSummary(
  { id, office, officeId, seats, candidates, nominees, challenges }: ElectionRecord,
  { stage, until, step, sentence }: ElectionPhase,
) {
  return {
    id,
    office,
    officeId,
    seats,
    stage,
    until: until === undefined ? null : Number(until),
    step: step ?? null,
    sentence,
    nominees: nominees.length,
    candidates,
    challenges: challenges.length,
  };
}

/** An election for machines, in full. */
export function electionResult(election: ElectionRecord, phase: ElectionPhase) {
  return {
    ...electionSummary(election, phase),
    method: election.terms.method,
    calledAt: Number(election.calledAt),
    nominationsUntil: Number(election.nominationsUntil),
    acceptanceUntil: Number(election.acceptanceUntil),
    opensAt: seconds(election.opensAt),
    closesAt: seconds(election.closesAt),
    settlesAt: seconds(election.settlesAt),
    extensions: election.extensions,
    tieRule: election.tieRule,
    secondsNeeded: election.rules.secondsNeeded,
    nominees: election.nominees,
    ballots: election.ballots.map(({ opensAt, closesAt, counted, ...ballot }) => ({
      ...ballot,
      opensAt: Number(opensAt),
      closesAt: Number(closesAt),
      counted: counted && { ...counted, settlesAt: seconds(counted.settlesAt) },
    })),
    challenges: election.challenges,
    seated: election.seated.map(({ from, ends, ...seat }) => ({
      ...seat,
      from: Number(from),
      ends: Number(ends),
    })),
    passedOver: election.passedOver,
    annulledFor: election.annulledFor,
  };
}
