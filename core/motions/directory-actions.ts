import { isHexString } from "ethers";
import { BOUNDS, TEXT_LIMITS } from "../coalition/index.js";
import { bytes32OfText } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import type { Action } from "./action.js";
import { checkedAddress, checkedNumber, checkedText } from "./check-input.js";
import { describeCall, summaryOf, type DescribedCoalition } from "./describe-call.js";
import { encodeAction } from "./encode-action.js";

/** Says where the coalition's description is to be found. */
export function setDaoURI(contracts: DescribedCoalition, uri: string): Action {
  return encodeAction(contracts, "directory", "setDaoURI", [
    checkedText("URI", uri, TEXT_LIMITS.uri),
  ]);
}

/** Makes a contract part of the coalition, for good. */
export function listContract(contracts: DescribedCoalition, key: string, entry: string): Action {
  return encodeAction(contracts, "directory", "list", [bytes32OfText(key), checkedAddress(entry)]);
}

/** @param seconds - shortest wait in the timelock, 1 to 30 days. */
export function updateDelay(contracts: DescribedCoalition, seconds: number): Action {
  const delay = checkedNumber("delay", seconds, BOUNDS.timelock);
  return encodeAction(contracts, "timelock", "updateDelay", [delay]);
}

/**
 * Any call at all. Its summary says so when nobody can tell what it does.
 *
 * @param value - wei.
 * @throws DaoError `ADDRESS_MALFORMED` or `CALLDATA_MALFORMED`.
 */
export function rawCall(
  contracts: DescribedCoalition,
  target: string,
  calldata: string,
  value = 0n,
): Action {
  if (!isHexString(calldata) || calldata.length % 2 !== 0) {
    throw new DaoError("CALLDATA_MALFORMED", "The calldata is not hexadecimal.", {
      hint: "Give 0x and an even number of hexadecimal digits.",
    });
  }
  if (value < 0n) {
    throw new DaoError("VALUE_OUT_OF_BOUNDS", `The value cannot be ${value}.`, {
      hint: "Give wei, zero or more.",
    });
  }
  const call = { target: checkedAddress(target), value, calldata: calldata.toLowerCase() };
  return { ...call, summary: summaryOf(describeCall(contracts, call)) };
}
