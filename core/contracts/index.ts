export {
  contractAt,
  CONTRACT_TITLES,
  DIRECTORY_KEYS,
  type CoalitionAddresses,
  type ContractName,
} from "./addresses.js";
export type { Admission } from "./admission.js";
export { readBlockTimes } from "./block-times.js";
export { bytes32OfText, textOfBytes32 } from "./bytes32-text.js";
export { type About, rememberChain } from "./chain-memory.js";
export { connectCoalition, type CoalitionContracts } from "./coalition.js";
export { INTERFACES } from "./interfaces.js";
export {
  type DecodedArguments,
  type DecodedEvent,
  eventDecoder,
  type RawLog,
} from "./event-decoder.js";
export { CONTRACT_SOURCES, parseDeployment, POLICY_SOURCES } from "./deployment-record.js";
export { providerOf } from "./provider.js";
export { PageWidth } from "./page-width.js";
export {
  type BlockRange,
  type DecodedLog,
  type EventPlace,
  readLogs,
  readRawLogs,
} from "./read-logs.js";
export { roleName, ROLES, type Role } from "./roles.js";
export { timelockInterface, type TimelockContract } from "./timelock.js";
export { readTypedDataDomain } from "./typed-data-domain.js";
