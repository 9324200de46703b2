import { dataLength } from "ethers";
import { countOf, formatAddress, formatCount, formatMoment } from "../format/index.js";
import { CLIENT_FAULT, type Refusals } from "./refusal.js";

export const BALLOT_BOX_REFUSALS: Refusals = {
  BallotBoxUnauthorized: ({ caller }) => ({
    message: `${formatAddress(caller as string)} may not open ballots.`,
    hint: "Elections and recalls open them when they are due.",
  }),
  BallotBoxAlreadyOpened: () => ({
    message: "This ballot was opened before.",
    hint: CLIENT_FAULT,
  }),
  BallotBoxUnknown: () => ({
    message: "There is no such ballot.",
    hint: "It may not be open yet; check the coalition and the network.",
  }),
  BallotBoxCandidateCount: ({ count, max }) => ({
    message: `A ballot cannot have ${countOf(count as bigint, "candidate")}.`,
    hint: `It has 1 to ${formatCount(max as bigint)}.`,
  }),
  BallotBoxWrongTimes: ({ opensAt, closesAt }) => ({
    message: `A ballot cannot last from ${formatMoment(opensAt as bigint)} to ${formatMoment(closesAt as bigint)}.`,
    hint: CLIENT_FAULT,
  }),
  OpenBallotBoxNotOpen: ({ opensAt, closesAt }) => ({
    message: "The ballot is not open.",
    hint: `Ballots are taken from ${formatMoment(opensAt as bigint)} to ${formatMoment(closesAt as bigint)}.`,
  }),
  OpenBallotBoxNotVoter: ({ account }) => ({
    message: `${formatAddress(account as string)} has no vote in this ballot.`,
    hint: "The electorate is whoever was a voter when the election was called, or before the petition was filed.",
  }),
  OpenBallotBoxStaleSequence: ({ voter, given, stored }) => ({
    message: `Ballot number ${formatCount(given as bigint)} of ${formatAddress(voter as string)} is not later than number ${formatCount(stored as bigint)}, which is in the box.`,
    hint: "A ballot that replaces another has a higher number: sign a new one.",
  }),
  OpenBallotBoxInvalidRanks: ({ ranks, alternatives }) => ({
    message: `A ballot of ${countOf(dataLength(ranks as string), "rank")} does not fit ${countOf(alternatives as bigint, "alternative")}.`,
    hint: `Give each alternative one rank, from 1 for the best to ${formatCount(alternatives as bigint)}; 0 leaves it unranked.`,
  }),
  OpenBallotBoxInvalidSignature: ({ voter }) => ({
    message: `${formatAddress(voter as string)} did not sign this ballot.`,
    hint: "The voter signs again: the candidates, the ranks and the number are part of what is signed.",
  }),
  OpenBallotBoxMalformedBatch: ({ length, ballotBytes, max }) => ({
    message: `${countOf(length as bigint, "byte")} are no batch of ranked ballots.`,
    hint: `A batch is 1 to ${countOf(max as bigint, "ballot")} of ${formatCount(ballotBytes as bigint)} bytes each.`,
  }),
};
