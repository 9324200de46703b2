export {
  addRendition,
  adoptVersion,
  recordPoll,
  recordResolution,
  withdrawVersion,
} from "./archive-actions.js";
export { listContract, rawCall, setDaoURI, updateDelay } from "./directory-actions.js";
export {
  removeMember,
  setAdmissionPolicy,
  setJoinsPerDay,
  setVouchesNeeded,
  setWaitingPeriod,
} from "./membership-actions.js";
export {
  setDeliberationRules,
  setLiveMotionCap,
  setMotionRules,
  setOrdinaryCall,
} from "./rulebook-actions.js";
