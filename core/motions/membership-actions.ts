import { BOUNDS } from "../coalition/index.js";
import { DaoError } from "../errors.js";
import type { Action } from "./action.js";
import { checkedAddress, checkedNumber, checkedText } from "./check-input.js";
import type { DescribedCoalition } from "./describe-call.js";
import { encodeAction } from "./encode-action.js";

const REASON_LIMIT = 512;

/** Removes a member. Always a fundamental motion. */
export function removeMember(
  contracts: DescribedCoalition,
  account: string,
  reason: string,
): Action {
  return encodeAction(contracts, "membership", "remove", [
    checkedAddress(account),
    checkedText("reason", reason, REASON_LIMIT),
  ]);
}

/** @param seconds - at least the longest discussion period, at most 90 days. */
export function setWaitingPeriod(contracts: DescribedCoalition, seconds: number): Action {
  const period = checkedNumber("waiting period", seconds, BOUNDS.waitingPeriod);
  return encodeAction(contracts, "membership", "setWaitingPeriod", [period]);
}

export function setJoinsPerDay(contracts: DescribedCoalition, limit: number): Action {
  const joins = checkedNumber("number of joins per day", limit, BOUNDS.joinsPerDay);
  return encodeAction(contracts, "membership", "setJoinsPerDay", [joins]);
}

/** @param policy - a deployed contract that answers for `IAdmissionPolicy`. */
export function setAdmissionPolicy(contracts: DescribedCoalition, policy: string): Action {
  return encodeAction(contracts, "membership", "setAdmissionPolicy", [checkedAddress(policy)]);
}

/** @throws DaoError `POLICY_WITHOUT_VOUCHES` when members do not become voters by vouches here. */
export function setVouchesNeeded(contracts: DescribedCoalition, needed: number): Action {
  if (contracts.admission.kind !== "vouches") {
    throw new DaoError("POLICY_WITHOUT_VOUCHES", "This coalition does not ask for vouches.", {
      hint: "Deploy a vouching policy and put it in charge by a motion first.",
    });
  }
  const vouches = checkedNumber("number of vouches", needed, BOUNDS.vouches);
  return encodeAction(contracts, "policy", "setVouchesNeeded", [vouches]);
}
