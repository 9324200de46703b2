import { countOf, formatAddress, formatPeriod } from "../format/index.js";
import { roleName } from "../contracts/roles.js";
import { BY_MOTION, CLIENT_FAULT, type Refusals } from "./refusal.js";
import { operationStates } from "./states.js";

const role = (hash: unknown) => {
  const name = roleName(hash as string);
  return name === undefined ? "a role this version does not know" : `the role of ${name}`;
};

export const TIMELOCK_REFUSALS: Refusals = {
  CoalitionTimelockBatchOnly: () => ({
    message: "The timelock runs batches only.",
    hint: "Execute the motion through the governor, or use executeBatch.",
  }),
  CoalitionTimelockDelayOutOfBounds: ({ delay, min, max }) => ({
    message: `The delay cannot be ${formatPeriod(delay as bigint)}.`,
    hint: `It must be between ${formatPeriod(min as bigint)} and ${formatPeriod(max as bigint)}.`,
  }),
  CoalitionTimelockCodeChanged: () => ({
    message: "A contract this motion calls has other code than when the motion was filed.",
    hint: "It will not be executed; read the new code and move it again.",
  }),
  CoalitionTimelockRolesFixed: () => ({
    message: "The roles of the timelock are fixed.",
    hint: "They were handed out at the founding and never change again, not even by a motion.",
  }),
  TimelockInsufficientDelay: ({ delay, minDelay }) => ({
    message: `A delay of ${formatPeriod(delay as bigint)} is too short.`,
    hint: `Everything waits at least ${formatPeriod(minDelay as bigint)}.`,
  }),
  TimelockInvalidOperationLength: ({ targets, payloads, values }) => ({
    message: `${countOf(targets as bigint, "target")}, ${countOf(values as bigint, "value")} and ${countOf(payloads as bigint, "payload")} do not match.`,
    hint: CLIENT_FAULT,
  }),
  TimelockUnauthorizedCaller: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not change the timelock.`,
    hint: BY_MOTION,
  }),
  TimelockUnexecutedPredecessor: () => ({
    message: "Something this depends on was not executed yet.",
    hint: "Execute what comes before it first.",
  }),
  TimelockUnexpectedOperationState: ({ expectedStates }) => ({
    message: "The timelock cannot do this with the motion now.",
    hint: `It can be done only while its operation is ${operationStates(expectedStates as string)}: look at the motion's state and its date.`,
  }),
  AccessControlUnauthorizedAccount: ({ account, neededRole }) => ({
    message: `${formatAddress(account as string)} does not hold ${role(neededRole)}.`,
    hint: BY_MOTION,
  }),
  AccessControlBadConfirmation: () => ({
    message: "A role can be renounced by its holder only.",
    hint: "Act from the account that holds the role.",
  }),
  FailedCall: () => ({
    message: "A call failed without saying why.",
    hint: "Of a motion, try the calls one by one against a copy of the chain. A vouch fails so where the coalition admits without vouches.",
  }),
};
