import { countOf, formatMoment, listInWords, quote, shortAddress } from "../format/index.js";
import type { ElectionRecord } from "./election.js";
import { ELECTION_STEPS, type ElectionStage, type ElectionStep } from "./stage.js";

/** Nominations are reopened twice at most. */
export const MOST_EXTENSIONS = 2;

/** Where an election stands at a moment. */
export interface ElectionPhase {
  stage: ElectionStage;
  /** Last moment of the stage (timestamp in seconds); nothing when the clock does not end it. */
  until: bigint | undefined;
  /** What anyone may do now to move it on; nothing while there is only waiting, or when it is over. */
  step: ElectionStep | undefined;
  /** One line: what the stage means and what can be done. */
  sentence: string;
}

/** What the stage follows from. */
export type ElectionTimes = Pick<
  ElectionRecord,
  "milestone" | "nominationsUntil" | "acceptanceUntil" | "opensAt" | "closesAt" | "settlesAt"
>;

/** The stage that acts and the clock give, by the written rules alone; a period includes its last second. */
export function electionStage(election: ElectionTimes, now: bigint): ElectionStage {
  const { milestone } = election;
  switch (milestone) {
    case "nominations":
      if (now <= election.nominationsUntil) return "nominations";
      return now <= election.acceptanceUntil ? "acceptance" : "reckoning";
    case "campaign":
      return now <= election.opensAt ? "campaign" : "opening";
    case "ballot":
      return now <= election.closesAt ? "ballot" : "closing";
    case "provisional":
    case "held":
      return now <= election.settlesAt ? milestone : "seating";
    default:
      return milestone;
  }
}

/** Says where an election stands `now`, the timestamp of the block it was read at. */
export function electionPhase(election: ElectionRecord, now: bigint): ElectionPhase {
  const stage = electionStage(election, now);
  const sentence = SENTENCES[stage](election);
  return { stage, until: UNTIL[stage]?.(election), step: ELECTION_STEPS[stage], sentence };
}

const UNTIL: Partial<Record<ElectionStage, (election: ElectionRecord) => bigint>> = {
  nominations: ({ nominationsUntil }) => nominationsUntil,
  acceptance: ({ acceptanceUntil }) => acceptanceUntil,
  campaign: ({ opensAt }) => opensAt,
  ballot: ({ closesAt }) => closesAt,
  provisional: ({ settlesAt }) => settlesAt,
  held: ({ settlesAt }) => settlesAt,
};

const SENTENCES: Record<ElectionStage, (election: ElectionRecord) => string> = {
  nominations: ({ nominationsUntil, acceptanceUntil, rules }) =>
    `Voters nominate until ${formatMoment(nominationsUntil)}; nominees with ${countOf(rules.secondsNeeded, "second")} accept until ${formatMoment(acceptanceUntil)}.`,
  acceptance: ({ acceptanceUntil }) =>
    `Nominations are closed; nominees are seconded and accept until ${formatMoment(acceptanceUntil)}.`,
  reckoning: ({ candidates, seats, extensions }) => {
    const standing = `${countOf(candidates.length, "candidate")} for ${countOf(seats.length, "seat")}`;
    if (candidates.length < seats.length && extensions < MOST_EXTENSIONS)
      return `Too few: ${standing}. Anyone may now reopen the nominations.`;
    return candidates.length === 0
      ? "Nobody stands: anyone may now end the election, and the seats stay vacant."
      : `${standing}: anyone may now begin the campaign.`;
  },
  campaign: ({ opensAt }) =>
    `The campaign lasts until ${formatMoment(opensAt)}; candidates may still withdraw.`,
  opening: () => "The campaign is over: anyone may now open the ballot.",
  ballot: ({ closesAt, ballots }) =>
    `${ballots.length > 1 ? "The first ballot missed the quorum. " : ""}Voters rank the candidates until ${formatMoment(closesAt)}; a ballot may be replaced until then.`,
  closing: () => "The ballot is over: anyone may now close and count it.",
  counting: () => "The ballot is closed: anyone may now count it.",
  provisional: ({ settlesAt, challenges }) =>
    `The result is provisional; it may be challenged until ${formatMoment(settlesAt)}${challenges.length === 0 ? "" : ` (so far by ${countOf(challenges.length, "voter")})`}.`,
  held: ({ settlesAt, challenges }) =>
    `${countOf(challenges.length, "voter")} challenged the result: it is held until ${formatMoment(settlesAt)}, so that a motion can annul it; whoever is in office stays meanwhile.`,
  seating: () => "Nothing stands in the way any more: anyone may now seat who was elected.",
  seated: ({ seated, seats }) => {
    const vacant = seats.length - seated.length;
    const who = seated.map(({ candidate, seat }) => `${shortAddress(candidate)} on seat ${seat}`);
    return `Seated: ${listInWords(who, "and")}${vacant === 0 ? "" : `; ${countOf(vacant, "seat")} stayed vacant`}.`;
  },
  vacant: ({ ballots }) =>
    ballots.length === 0
      ? "Nobody stood: the seats stay vacant until the next call."
      : "Nobody was seated: the seats stay vacant until the next call.",
  "held over": () =>
    "Two ballots missed the quorum: whoever holds the seats may stay for a while, until the next call.",
  annulled: ({ annulledFor }) => `A motion annulled the result: ${quote(annulledFor, 200)}.`,
};
