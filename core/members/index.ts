export { type Candidate, readCandidates } from "./enrollable.js";
export { readMembers } from "./read-members.js";
export type { SeatRecord, SeatStatus } from "./seat.js";
export { readElectorate, votersAt } from "./electorate.js";
