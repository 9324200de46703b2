import { getAddress } from "ethers";
import { documentKindAt } from "../coalition/index.js";
import {
  contractAt,
  CONTRACT_TITLES,
  INTERFACES,
  roleName,
  textOfBytes32,
  type CoalitionAddresses,
} from "../contracts/index.js";
import {
  formatBytes,
  formatMoment,
  formatPeriod,
  formatShare,
  onOneLine,
} from "../format/index.js";
import { ELECTION_METHODS } from "../elections/terms.js";
import { supportName } from "./ballot.js";
import { motionClassAt } from "./motion-class.js";

type Words = (value: bigint) => string | undefined;

/** What a number under a name means. The names are those of our interfaces. */
const NUMBERS: Readonly<Record<string, Words>> = {
  newPeriod: formatPeriod,
  newDelay: formatPeriod,
  delay: formatPeriod,
  discussion: formatPeriod,
  voting: formatPeriod,
  timelock: formatPeriod,
  lateQuorumExtension: formatPeriod,
  reading: formatPeriod,
  objection: formatPeriod,
  nominations: formatPeriod,
  acceptance: formatPeriod,
  extension: formatPeriod,
  campaign: formatPeriod,
  ballot: formatPeriod,
  challenge: formatPeriod,
  challengeHold: formatPeriod,
  holdOver: formatPeriod,
  term: formatPeriod,
  replyWindow: formatPeriod,
  decisionPeriod: formatPeriod,
  appealWindow: formatPeriod,
  hearingPeriod: formatPeriod,
  ladderMemory: formatPeriod,
  suspension: formatPeriod,
  longSuspension: formatPeriod,
  yearSuspension: formatPeriod,
  hold: formatPeriod,
  codeGrace: formatPeriod,
  length: formatPeriod,
  timepoint: formatMoment,
  firstTermAt: formatMoment,
  quorumShare: formatShare,
  consentShare: formatShare,
  challengeShare: formatShare,
  size: formatBytes,
  kind: documentKindAt,
  motionClass: motionClassAt,
  support: supportName,
  method: (method) => ELECTION_METHODS[Number(method)],
};

const BYTES32: Readonly<Record<string, (value: string) => string | undefined>> = {
  key: textOfBytes32,
  role: roleName,
};

/** Writes an argument exactly, with its meaning in parentheses where it has one. */
export function argumentInWords(
  addresses: CoalitionAddresses,
  { name, type, value }: { name: string; type: string; value: unknown },
): string {
  if (typeof value === "bigint") return withMeaning(value.toString(), NUMBERS[name]?.(value));
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = String(value);
  if (type === "address") return addressInWords(addresses, text);
  if (type === "bytes32") return withMeaning(text, BYTES32[name]?.(text));
  if (type === "bytes4") return withMeaning(text, functionName(text));
  return type === "string" ? onOneLine(text) : text;
}

/** An address with what it is in this coalition. */
export function addressInWords(addresses: CoalitionAddresses, address: string): string {
  const name = contractAt(addresses, address);
  return withMeaning(getAddress(address), name && CONTRACT_TITLES[name]);
}

/** Name of a function any of the contracts has. */
export function functionName(selector: string): string | undefined {
  for (const abi of Object.values(INTERFACES)) {
    const found = abi.getFunction(selector);
    if (found) return found.name;
  }
  return undefined;
}

function withMeaning(exact: string, meaning: string | undefined): string {
  return meaning === undefined ? exact : `${exact} (${meaning})`;
}
