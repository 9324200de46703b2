import { countOf, formatAddress, formatCount, formatMoment, shortHash } from "../format/index.js";
import { recallIs } from "./enum-words.js";
import type { Refusals } from "./refusal.js";

const who = (account: unknown) => formatAddress(account as string);

export const RECALLS_REFUSALS: Refusals = {
  RecallsUnknown: ({ recallId }) => ({
    message: `There is no recall ${shortHash(recallId as string)}.`,
    hint: "List the recalls and copy the id; check the coalition and the network.",
  }),
  RecallsWrongStage: ({ stage }) => ({
    message: `This cannot be done now: the recall ${recallIs(stage)}.`,
    hint: "Look the recall up to see what can be done, and until when.",
  }),
  RecallsNotOfficer: ({ account }) => ({
    message: `${who(account)} does not hold this office.`,
    hint: "Only who holds a seat now can be recalled from it.",
  }),
  RecallsNotVoter: ({ account }) => ({
    message: `${who(account)} is not a voter, or was none before the petition.`,
    hint: "Whoever was a voter before a petition was filed, and still is one, may sign it.",
  }),
  RecallsAlreadySigned: ({ voter }) => ({
    message: `${who(voter)} has signed this petition already.`,
    hint: "One signature each counts; nothing needs to be done.",
  }),
  RecallsOpen: ({ recallId }) => ({
    message: `A recall of this officer is open: ${shortHash(recallId as string)}.`,
    hint: "Sign that one.",
  }),
  RecallsTooSoon: ({ holder, until }) => ({
    message: `${who(holder)} was kept by a vote not long ago.`,
    hint: `The next petition may be filed after ${formatMoment(until as bigint)}.`,
  }),
  RecallsReasonLength: ({ length, max }) => ({
    message: `The reason takes ${countOf(length as bigint, "byte")}.`,
    hint: `It must have 1 to ${formatCount(max as bigint)}.`,
  }),
};
