import { countOf, formatAddress, formatCount, formatMoment, shortHash } from "../format/index.js";
import { outOfBounds } from "./bounded.js";
import { cannotHold, electionIs, nomineeIs } from "./enum-words.js";
import { BY_MOTION, type Refusals } from "./refusal.js";

const who = (account: unknown) => formatAddress(account as string);

/** What is right for a nominee who stands otherwise than expected, by the number of the status. */
const NOMINEE_HINTS = [
  "Nominate first, while nominations are taken.",
  "A nominee with enough seconds accepts first; only candidates withdraw.",
  "A candidate who changes their mind withdraws, until the ballot opens.",
  "That is final for this election; the next call is open to everybody again.",
  "That is final for this election; the next call is open to everybody again.",
  "Whoever may not hold the office when the ballot opens is not on it.",
] as const;

export const ELECTIONS_REFUSALS: Refusals = {
  ElectionsUnknown: ({ electionId }) => ({
    message: `There is no election ${shortHash(electionId as string)}.`,
    hint: "List the elections and copy the id; check the coalition and the network.",
  }),
  ElectionsNotDue: ({ dueAt }) => ({
    message: "No seat of this office is due for an election.",
    hint:
      dueAt === 0n
        ? "The office has no seats that ever fall vacant by the calendar."
        : `The next can be called from ${formatMoment(dueAt as bigint)} on, or as soon as a seat falls vacant.`,
  }),
  ElectionsRunning: ({ electionId }) => ({
    message: `An election of this office is under way: ${shortHash(electionId as string)}.`,
    hint: "Take part in that one; another can be called when it is over.",
  }),
  ElectionsWrongStage: ({ stage }) => ({
    message: `This cannot be done now: the election ${electionIs(stage)}.`,
    hint: "Look the election up to see what can be done, and until when.",
  }),
  ElectionsNotVoter: ({ account }) => ({
    message: `${who(account)} is not a voter.`,
    hint: "Members vote and nominate once they are enrolled.",
  }),
  ElectionsNotElector: ({ account }) => ({
    message: `${who(account)} has no vote in this election.`,
    hint: "The electorate is whoever was a voter when the election was called and still is one.",
  }),
  ElectionsNotEligible: ({ account, eligibility }) => ({
    message: `${who(account)} ${cannotHold(eligibility)}.`,
    hint: "Nominate somebody else, or wait for a call at which nothing stands in the way.",
  }),
  ElectionsWrongStatus: ({ account, status }) => ({
    message: `${who(account)} ${nomineeIs(status)}.`,
    hint: NOMINEE_HINTS[Number(status)] ?? "Look the nominee up in the election.",
  }),
  ElectionsAlreadySeconded: ({ voter }) => ({
    message: `${who(voter)} has seconded somebody in this election already.`,
    hint: "A voter has one second in each election.",
  }),
  ElectionsMayNotSecond: ({ voter }) => ({
    message: `${who(voter)} may not second here.`,
    hint: "Seconds come from voters other than the nominee and other than those who hold the office.",
  }),
  ElectionsSecondsMissing: ({ nominee, given, needed }) => ({
    message: `${who(nominee)} has ${formatCount(given as bigint)} of ${countOf(needed as bigint, "second")}.`,
    hint: "Ask another voter to second the nominee, then accept.",
  }),
  ElectionsWrongStatement: ({ nominee, current }) => ({
    message:
      BigInt(current as string) === 0n
        ? `${who(nominee)} has no nomination statement for this election in the archive.`
        : `This is not the current version of the nomination statement of ${who(nominee)}.`,
    hint: "Deposit the statement first, under the name the election gives it, and accept with its latest version.",
  }),
  ElectionsInvalidSignature: ({ nominee }) => ({
    message: `${who(nominee)} did not sign this acceptance.`,
    hint: "The nominee signs again: the election, the statement and the declared conflicts are part of what is signed.",
  }),
  ElectionsFull: ({ given, weakest }) => ({
    message: `The ballot is full, and ${countOf(given as bigint, "second")} do not suffice to displace a candidate.`,
    hint: `It takes more than ${formatCount(weakest as bigint)}: ask more voters to second the nominee.`,
  }),
  ElectionsNoSeed: ({ drawBlock }) => ({
    message: `The lots cannot be drawn from block ${formatCount(drawBlock as bigint)}.`,
    hint: "Count in a later block; after more than 256 blocks close the ballot again first.",
  }),
  ElectionsIncomplete: () => ({
    message: "The ballot box cannot tell the result yet.",
    hint: "Count again when it can.",
  }),
  ElectionsAlreadyChallenged: ({ voter }) => ({
    message: `${who(voter)} has challenged this result already.`,
    hint: "One challenge each counts; nothing needs to be done.",
  }),
  ElectionsTextLength: ({ length, max }) => ({
    message: `The text takes ${countOf(length as bigint, "byte")}.`,
    hint: `It must have 1 to ${formatCount(max as bigint)}; say "none" where there is nothing to say.`,
  }),
  ElectionsOutOfBounds: outOfBounds,
  ElectionsUnauthorized: ({ caller }) => ({
    message: `${who(caller)} may not do this to elections.`,
    hint: BY_MOTION,
  }),
};
