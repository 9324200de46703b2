export { awaitLanded, deliver, type Destination, handIn, type Landed } from "./await-landed.js";
export {
  ballotMessage,
  boxBallotOf,
  plainBallot,
  rankedBallotOf,
  signedBallot,
  type UnsignedBallot,
} from "./ballot-message.js";
export { type Confirmation, confirmLanded } from "./confirm-landed.js";
export { hasEffect } from "./effect.js";
export { handInPatiently } from "./hand-in-patiently.js";
export { cidsIn, handOver } from "./hand-over.js";
export { RELAY_HINTS, type RelayHints } from "./hints.js";
export {
  type Anchored,
  type Call,
  callOf,
  type Desk,
  type ExpectedEvent,
  type KeptContent,
  type Message,
} from "./message.js";
export { isCarried, messageOf } from "./message-of.js";
export { paperMessage, verbOf } from "./paper-message.js";
export { pause } from "./pause.js";
export { postMessage } from "./post-message.js";
export { relayAt, type RelayClient, type RelayOptions } from "./relay-client.js";
export { isRelayError, RelayError } from "./relay-error.js";
export { remoteStore } from "./remote-store.js";
