import { ELECTION_STAGES, RECALL_STAGES } from "../elections/stage.js";

/** Words for numbers in errors; a number this version does not know gets words too. */
const words =
  (names: readonly string[], unknown: string) =>
  (index: unknown): string =>
    names[Number(index)] ?? unknown;

const STAGES: Record<(typeof ELECTION_STAGES)[number], string> = {
  nominations: "takes nominations",
  acceptance: "waits for nominees to accept",
  reckoning: "waits for anyone to end the acceptance period",
  campaign: "is in its campaign",
  opening: "waits for anyone to open the ballot",
  ballot: "is being voted on",
  closing: "waits for anyone to close the ballot",
  counting: "waits for anyone to count the ballots",
  provisional: "has a provisional result that may be challenged",
  held: "has a challenged result that is held",
  seating: "waits for anyone to seat who was elected",
  seated: "is over, and who was elected is seated",
  vacant: "is over, and nobody was seated",
  "held over": "is over without a quorum",
  annulled: "was annulled",
};

/** Goes on after "The election". */
export const electionIs = words(
  ELECTION_STAGES.map((stage) => STAGES[stage]),
  "is at an unknown stage",
);

const RECALLS: Record<(typeof RECALL_STAGES)[number], string> = {
  petition: "still collects signatures",
  lapsed: "lapsed for want of signatures",
  vote: "is being voted on",
  closing: "waits for anyone to count the vote",
  recalled: "is over: the officer was recalled",
  kept: "is over: the officer was kept",
};

/** Goes on after "The recall". */
export const recallIs = words(
  RECALL_STAGES.map((stage) => RECALLS[stage]),
  "is at an unknown stage",
);

/** Goes on after an account. */
export const nomineeIs = words(
  [
    "is not nominated in this election",
    "is nominated and has not accepted",
    "has accepted and is a candidate",
    "declined the nomination",
    "withdrew from this election",
    "was left off the ballot",
  ],
  "has an unknown standing in this election",
);

/** Goes on after an account. */
export const cannotHold = words(
  [
    "could hold the office",
    "is not a voter",
    "cannot be elected, because the office is closed",
    "holds a seat of this office beyond that time already",
    "holds an office that nobody may hold beside this one",
    "has served as many terms in a row as anybody may",
    "was recalled from this office, and that term still runs on the calendar",
  ],
  "cannot hold the office for an unknown reason",
);
