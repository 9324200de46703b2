export {
  type Acceptance,
  acceptanceTypedData,
  type AcceptanceTypedData,
  ELECTION_TEXT_LIMIT,
  electionsDomain,
  signAcceptance,
  statementId,
  statementName,
} from "./acceptance.js";
export type { Act } from "./act.js";
export * from "./ballot-acts.js";
export { ballotOrder } from "./ballot-order.js";
export type { ElectionContracts } from "./contracts.js";
export { countElectionBallot, type ElectionResult } from "./count-ballot.js";
export {
  type CastRanking,
  countRankings,
  type RankingBox,
  type RankingCount,
} from "./count-rankings.js";
export * from "./election-acts.js";
export type { ElectionBallot, ElectionRecord, NomineeRecord } from "./election.js";
export { findElection, findRecall } from "./find-election.js";
export { ballotLabels, RECALL_LABELS, RON } from "./labels.js";
export * from "./office-actions.js";
export { findOffice, officeNames } from "./office-names.js";
export type { Office, OfficeDue, OfficeSeat, OfficeTerm } from "./office.js";
export { electionPhase, type ElectionPhase, electionStage } from "./phase.js";
export { placesOf, ranksOf } from "./places.js";
export { thresholdOf } from "./quorum.js";
export {
  ballotBoxDomain,
  type RankedBallot,
  rankedBallotTypedData,
  type RankedBallotTypedData,
  ranksOfBytes,
  ranksToBytes,
  signRankedBallot,
} from "./ranked-ballot.js";
export {
  LAST_SEQUENCE,
  packRankings,
  RANKED_BATCH_LIMIT,
  type SignedRanking,
  unpackRankings,
} from "./ranked-batch.js";
export { readElections } from "./read-elections.js";
export { readDue, readOffices } from "./read-offices.js";
export { readRecalls, recallPhase, recallStage } from "./read-recalls.js";
export * from "./recall-acts.js";
export type { RecallPhase, RecallRecord } from "./recall.js";
export { type BallotRecount, recountBallot } from "./recount-ballot.js";
export { type ElectionRecount, recountElection, type RunRecount } from "./recount-election.js";
export { type RecallRecount, recountRecall } from "./recount-recall.js";
export { replayOffices } from "./replay-offices.js";
export {
  eligibilityAt,
  type Eligibility,
  ELECTION_STAGES,
  ELECTION_STEPS,
  type ElectionStage,
  electionStageAt,
  type ElectionStep,
  isOver,
  type NomineeStatus,
  type RecallStage,
} from "./stage.js";
export {
  boundaryAfter,
  ELECTION_METHODS,
  type ElectionMethod,
  type ElectionRules,
  leadOf,
  type OfficeTerms,
  seatsIn,
} from "./terms.js";
