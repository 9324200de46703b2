import type { Result } from "ethers";
import { type CoalitionAddresses } from "../contracts/index.js";
import { ELECTION_METHODS } from "../elections/terms.js";
import {
  countOf,
  formatCount,
  formatDate,
  formatPeriod,
  formatShare,
  quote,
  shortHash,
} from "../format/index.js";

type Sentence = (args: Result, addresses: CoalitionAddresses) => string;

/** What motions do to offices and elections, in one sentence each. */
export const OFFICE_SENTENCES: Readonly<Record<string, Sentence>> = {
  openOffice: ({ config }) => {
    const { name, terms } = config as Result;
    return `Opens the office ${quote(String(name))} with ${termsText(terms as Result)}`;
  },
  changeOffice: ({ officeId, terms }) =>
    `Gives the office ${shortHash(officeId as string)} from its next call on ${termsText(terms as Result)}`,
  closeOffice: ({ officeId }) =>
    `Closes the office ${shortHash(officeId as string)}: nobody is elected to it any more`,
  setExclusion: ({ first, second, exclusive }) =>
    `Lets one person ${exclusive ? "no longer hold" : "hold"} the offices ${shortHash(first as string)} and ${shortHash(second as string)} at a time`,
};

export const ELECTION_SENTENCES: Readonly<Record<string, Sentence>> = {
  annul: ({ electionId, reason }) =>
    `Annuls the election ${shortHash(electionId as string)}: ${quote(String(reason))}`,
  setElectionRules: ({ rules }) => electionRules(rules as Result),
};

function termsText(terms: Result): string {
  const seats = countOf(terms.seats as bigint, "seat");
  const method = ELECTION_METHODS[Number(terms.method)] ?? "an unknown method";
  return [
    `${seats} filled by ${method}`,
    `terms of ${formatPeriod(terms.term as bigint)}, counted from ${formatDate(terms.firstTermAt as bigint)}`,
    `${countOf(terms.cohorts as bigint, "group")} of seats ending together`,
    `at most ${countOf(terms.termsInRow as bigint, "term")} in a row`,
  ].join(", ");
}

function electionRules(rules: Result): string {
  const period = (name: string) => formatPeriod(rules[name] as bigint);
  return [
    `Sets the rules of elections: nominations ${period("nominations")}`,
    `acceptance ${period("acceptance")}`,
    `extension ${period("extension")}`,
    `campaign ${period("campaign")}`,
    `ballot ${period("ballot")}`,
    `challenge ${period("challenge")}`,
    `a challenged result held for ${period("challengeHold")}`,
    `holding over for ${period("holdOver")}`,
    `${countOf(rules.secondsNeeded as bigint, "second")} for a nominee`,
    `${formatShare(rules.challengeShare as bigint)} of the electorate and at least ${formatCount(rules.challengeFloor as bigint)} to hold a result`,
  ].join(", ");
}
