import type { Result } from "ethers";
import { documentKindAt } from "../coalition/index.js";
import {
  roleName,
  textOfBytes32,
  type CoalitionAddresses,
  type ContractName,
} from "../contracts/index.js";
import {
  formatCount,
  formatPeriod,
  formatShare,
  countOf,
  listInWords,
  onOneLine,
  quote,
  shortHash,
} from "../format/index.js";
import { addressInWords, functionName } from "./argument-words.js";
import { ELECTION_SENTENCES, OFFICE_SENTENCES } from "./election-sentences.js";
import { CONDUCT_SENTENCES, LIST_SENTENCES } from "./forum-sentences.js";
import { motionClassAt } from "./motion-class.js";

type Sentence = (args: Result, addresses: CoalitionAddresses) => string;

const kindOf = (kind: bigint) => documentKindAt(kind) ?? `document of unknown kind ${kind}`;

/** `charter "charter" in en and fr (courtesy translation)`. */
function documentText({ kind, name, renditions }: Result): string {
  const languages = (renditions as Result[]).map(
    ({ language, authentic }) =>
      `${onOneLine(String(language))}${authentic ? "" : " (courtesy translation)"}`,
  );
  return `${kindOf(kind as bigint)} ${quote(String(name))} in ${listInWords(languages, "and")}`;
}

const adoption: Sentence = (args) =>
  BigInt(args.base as string) === 0n
    ? `Adopts the first version of the ${documentText(args)}`
    : `Adopts a new version of the ${documentText(args)}, in place of version ${shortHash(args.base as string)}`;

const roleOf = (role: string) => {
  const name = roleName(role);
  return name === undefined ? `an unknown role (${shortHash(role)})` : `the role of ${name}`;
};

/** What the calls that motions make do, in one sentence each; addresses in full, since members decide by it. */
export const CALL_SENTENCES: Readonly<Partial<Record<ContractName, Record<string, Sentence>>>> = {
  archive: {
    adopt: adoption,
    adoptStanding: adoption,
    addRendition: ({ documentId, number, rendition }) =>
      `Adds a courtesy translation in ${onOneLine(String((rendition as Result).language))} to version ${number} of document ${shortHash(documentId as string)}`,
    withdraw: ({ documentId, number, reason }) =>
      `Withdraws version ${number} of document ${shortHash(documentId as string)} behind a tombstone: ${quote(String(reason))}`,
    recordResolution: ({ text }) => `Records the resolution ${quote(String(text), 200)}`,
    recordPoll: ({ text }) => `Records the poll ${quote(String(text), 200)} and its result`,
  },
  membership: {
    remove: ({ account, reason }, addresses) =>
      `Removes the member ${addressInWords(addresses, account as string)}: ${quote(String(reason))}`,
    setWaitingPeriod: ({ newPeriod }) =>
      `Lets new members wait ${formatPeriod(newPeriod as bigint)} before they can vote`,
    setJoinsPerDay: ({ newLimit }) =>
      `Lets ${countOf(newLimit as bigint, "person", "people")} join in a day`,
    setAdmissionPolicy: ({ newPolicy }, addresses) =>
      `Puts the contract ${addressInWords(addresses, newPolicy as string)} in charge of who becomes a voter`,
  },
  rulebook: {
    setMotionRules: ({ motionClass, rules }) =>
      rulesSentence(motionClass as bigint, rules as Result),
    setDeliberationRules: ({ rules }) => deliberationSentence(rules as Result),
    setLiveMotionCap: ({ cap }) =>
      `Lets a member have ${countOf(cap as bigint, "live motion")} at a time`,
    setOrdinaryCall: ({ target, selector, ordinary }, addresses) => {
      const name = functionName(selector as string) ?? `the unknown function ${selector}`;
      return `Makes calls to ${name} of ${addressInWords(addresses, target as string)} ${ordinary ? "ordinary" : "fundamental"}`;
    },
  },
  offices: OFFICE_SENTENCES,
  elections: ELECTION_SENTENCES,
  conduct: CONDUCT_SENTENCES,
  lists: LIST_SENTENCES,
  directory: {
    list: ({ key, entry }, addresses) =>
      `Lists the contract ${addressInWords(addresses, entry as string)} in the directory as ${quote(textOfBytes32(key as string) ?? "(unreadable)")}`,
    setDaoURI: ({ newURI }) =>
      `Lets the coalition's description be found at ${quote(String(newURI), 200)}`,
  },
  timelock: {
    updateDelay: ({ newDelay }) =>
      `Lets whatever was decided wait at least ${formatPeriod(newDelay as bigint)} in the timelock`,
    grantRole: ({ role, account }, addresses) =>
      `Gives ${roleOf(role as string)} on the timelock to ${addressInWords(addresses, account as string)}`,
    revokeRole: ({ role, account }, addresses) =>
      `Takes ${roleOf(role as string)} on the timelock from ${addressInWords(addresses, account as string)}`,
  },
  policy: {
    setVouchesNeeded: ({ needed }) =>
      `Asks for ${countOf(needed as bigint, "vouch", "vouches")} before a member becomes a voter`,
  },
};

function rulesSentence(motionClass: bigint, rules: Result): string {
  const period = (name: string) => formatPeriod(rules[name] as bigint);
  const count = (name: string) => formatCount(rules[name] as bigint);
  return [
    `Sets the rules of ${motionClassAt(motionClass) ?? "unknown"} motions: discussion ${period("discussion")}`,
    `vote ${period("voting")}`,
    `timelock ${period("timelock")}`,
    `late quorum extension ${period("lateQuorumExtension")}`,
    `quorum ${formatShare(rules.quorumShare as bigint)} of the voters and at least ${count("quorumFloor")}`,
    `at most ${count("secondsCap")} seconds`,
  ].join(", ");
}

function deliberationSentence(rules: Result): string {
  const period = (name: string) => formatPeriod(rules[name] as bigint);
  return [
    `Sets the rules of discussion: every text public for ${period("reading")} before its vote`,
    `${period("objection")} to object to an accepted amendment or a correction`,
    `a notice contested by ${formatShare(rules.consentShare as bigint)} of the voters and at least ${formatCount(rules.consentFloor as bigint)}`,
  ].join(", ");
}
