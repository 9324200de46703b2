import { isAddress, ZeroAddress } from "ethers";
import { RELAY_URL_LIMIT } from "../../../core/members/index.js";

/** What is wrong with a relay somebody is about to name, by field. */
export interface RelayFaults {
  account?: "missing" | "malformed";
  url?: "malformed" | "tooLong";
}

/** Printable ASCII of the web, as the contract takes it; an empty address is no fault. */
export function relayFaults(relay: { account: string; url: string }): RelayFaults {
  const { account, url } = relay;
  const faults: RelayFaults = {};
  if (account === "") faults.account = "missing";
  else if (!isAddress(account) || account === ZeroAddress) faults.account = "malformed";
  if (url.length > RELAY_URL_LIMIT) faults.url = "tooLong";
  else if (url !== "" && !isWebAddress(url)) faults.url = "malformed";
  return faults;
}

const isWebAddress = (url: string) =>
  /^https?:\/\/[\x21-\x7e]+$/.test(url) && !/["'`\\<>]/.test(url);
