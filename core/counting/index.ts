export {
  checkContest,
  type Contest,
  type Dropped,
  type Outcome,
  type Requirement,
} from "./contest.js";
export { countElection, type ElectionRule } from "./count-election.js";
export { countMotion } from "./count-motion.js";
export { explainOutcome } from "./explain-outcome.js";
export { lotOf, type LotSource } from "./lot.js";
export { type PairwiseMatrix, pairwiseMatrix, unpackMatrix } from "./pairwise-matrix.js";
export {
  checkRanking,
  MAX_ALTERNATIVES,
  packRanking,
  type Ranking,
  unpackRanking,
} from "./ranking.js";
export { beats, type Draw, type Order, schulzeOrder, winners } from "./schulze-order.js";
export { strongestPaths } from "./strongest-paths.js";
