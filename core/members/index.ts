export { type Candidate, readCandidates } from "./enrollable.js";
export { readMembers } from "./read-members.js";
export type { SeatRecord, SeatStatus } from "./seat.js";
export { readElectorate, votersAt } from "./electorate.js";
export {
  acceptCodeVersion,
  ENROL_LIMIT,
  enrolMembers,
  joinCoalition,
  leaveCoalition,
  nameRelay,
  RELAY_URL_LIMIT,
  setProfile,
  takeVouchBack,
  vouchFor,
} from "./acts.js";
export {
  type AdmissionRule,
  type Candidacy,
  readAdmission,
  readCandidacy,
} from "./read-admission.js";
