export {
  addRendition,
  adoptVersion,
  recordPoll,
  recordResolution,
  withdrawVersion,
} from "./archive-actions.js";
export { reinstate, setConductRules, suspend } from "./conduct-actions.js";
export { listContract, rawCall, setDaoURI, updateDelay } from "./directory-actions.js";
export { closeList, listIdOf, openList } from "./list-actions.js";
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
