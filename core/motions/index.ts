export type { Action, Call } from "./action.js";
export {
  type Ballot,
  ballotDomain,
  ballotTypedData,
  type BallotTypedData,
  signBallot,
  SUPPORT,
  type Support,
  supportName,
  type SupportName,
} from "./ballot.js";
export { BATCH_LIMIT, packBallots, type SignedBallot, unpackBallots } from "./ballot-batch.js";
export * from "./build-action.js";
export type { CallArgument } from "./call-arguments.js";
export {
  type CallDescription,
  describeCall,
  type DescribedCoalition,
  summaryOf,
} from "./describe-call.js";
export {
  DESCRIPTION_LIMIT,
  motionDescription,
  type MotionText,
  parseDescription,
  titleOf,
} from "./description.js";
export {
  MOTION_CLASSES,
  type MotionClass,
  motionClassAt,
  type MotionRules,
} from "./motion-class.js";
export { callLists, motionId } from "./motion-id.js";
export type { DropReason, Motion, MotionKind, MotionOption, NoticeState, Votes } from "./motion.js";
export { motionPhase, type MotionPhase, type Phase, type PhaseInput } from "./phase.js";
export { readMotion, readMotions, readTexts } from "./read-motion.js";
export type { CastBallot } from "./cast-ballot.js";
export {
  type BallotBox,
  type BallotCount,
  type BallotOption,
  countBallots,
  type OptionCount,
  quorumOf,
} from "./count-ballots.js";
export { optionLabel } from "./option-label.js";
export type { Outcome } from "./outcome.js";
export {
  optionsDigest,
  type RankedBallot,
  rankedBallotDomain,
  rankedBallotTypedData,
  type RankedBallotTypedData,
  signRankedBallot,
} from "./ranked-ballot.js";
export { isPoll, pollOf } from "./text-kinds.js";
export {
  packRankedBallots,
  RANKED_BATCH_LIMIT,
  type SignedRankedBallot,
  unpackRankedBallots,
} from "./ranked-batch.js";
export { decodeRanking, encodeRanking, MAX_PLACES, rankingOfVote } from "./ranking.js";
export { formatRanking, parseRanking, rankingInWords } from "./ranking-words.js";
export { recount, type Recount, type RecountedOption } from "./recount.js";
export type { GovernorFigures } from "./recount-differences.js";
