export { applyEvent, FOLDS } from "./apply-event.js";
export {
  type ChainBlock,
  type ChainLog,
  hexOf,
  readBlock,
  readChainLogs,
  type Rpc,
} from "./chain-logs.js";
export { type ChainEvent, indexKey, indexOf, motionKey, padded, placeOf } from "./event.js";
export { CASE_STAGES, type CaseStage, caseStage, hiddenMark } from "./case-stage.js";
export { beginRejudging, rejudgeStep } from "./fold/batches.js";
export { votersFrom } from "./fold/membership.js";
export { readWanted } from "./fold/posts.js";
export { motionStanding, type MotionStanding } from "./motion-standing.js";
export { MemoryStore } from "./memory-store.js";
export { type Change, Overlay } from "./overlay.js";
export { plainOf, recordOf } from "./plain.js";
export type { ReplayPorts } from "./ports.js";
export { isUnheard, type PostingRight, postingRightAt, stands } from "./posting-right.js";
export { Replayer, replayAll } from "./replay.js";
export { stateDigest } from "./state-digest.js";
export { type Json, type ScanRange, type StateReader, type StateStore, Table } from "./store.js";
export * from "./tables.js";
