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
export type { Motion, Votes } from "./motion.js";
export { motionPhase, type MotionPhase, type Phase, type PhaseInput } from "./phase.js";
export { readMotion, readMotions } from "./read-motion.js";
export {
  type BallotBox,
  type BallotCount,
  type CastBallot,
  countBallots,
  quorumOf,
} from "./count-ballots.js";
export { type Outcome, recount, type Recount } from "./recount.js";
