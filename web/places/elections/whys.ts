import type { ElectionStage } from "../../../core/elections/stage.js";
import { hadVoteAt } from "../../acting/had-vote-at.js";
import type { ElectionView, SeatView } from "../../reading/index.js";

/** Who looks at the page, as far as it decides what they may do. */
export interface Person {
  /** Nothing without a wallet: then nothing stands in the way yet, the dialog asks for one. */
  account: string | undefined;
  /** Since when the person is a voter (seconds); nothing for who is none. */
  voterSince: number | undefined;
  /** Former ones too. */
  seats: readonly Pick<SeatView, "voter" | "left">[];
  isPending?: boolean;
}

/** Why something cannot be done, as the key of its words. */
export type Why =
  | "notVoter"
  | "notElector"
  | "self"
  | "holder"
  | "seconded"
  | "challenged"
  | "signed"
  | "nominated"
  | "secondsMissing"
  | "statementMissing"
  | "conflictsMissing"
  | "conflictsLong"
  | "reasonMissing"
  | "reasonLong";

const sameAccount = (one: string | undefined, other: string) =>
  one?.toLowerCase() === other.toLowerCase();

/** Only who is a voter now may nominate. */
export function whyNotVoter({ account, voterSince, isPending }: Person): Why | undefined {
  if (account === undefined || isPending === true) return undefined;
  return voterSince === undefined ? "notVoter" : undefined;
}

/** Only who was a voter when it began, and still is one, takes part. @param snapshot - in seconds. */
export function whyNotElector(person: Person, snapshot: number): Why | undefined {
  const why = whyNotVoter(person);
  if (why !== undefined || person.account === undefined) return why;
  return person.voterSince !== undefined && person.voterSince > snapshot ? "notElector" : undefined;
}

/** Ballots are cast by whoever was a voter when it began, also after leaving. @param snapshot - in seconds. */
export function whyNotCast(person: Person, snapshot: number): Why | undefined {
  const { account, seats, isPending } = person;
  if (account === undefined || isPending === true || hadVoteAt(seats, snapshot)) return undefined;
  return whyNotVoter(person) ?? "notElector";
}

type Nominee = ElectionView["nominees"][number];

/** @param holders - accounts that hold the office now. */
export function whyNotSecond(
  person: Person,
  { calledAt, nominees }: Pick<ElectionView, "calledAt" | "nominees">,
  nominee: Nominee,
  holders: readonly string[],
): Why | undefined {
  const { account } = person;
  const why = whyNotElector(person, calledAt);
  if (why !== undefined || account === undefined) return why;
  if (sameAccount(account, nominee.account)) return "self";
  if (holders.some((holder) => sameAccount(account, holder))) return "holder";
  const given = nominees.some(({ seconders }) =>
    seconders.some((seconder) => sameAccount(account, seconder)),
  );
  return given ? "seconded" : undefined;
}

export function whyNotChallenge(
  person: Person,
  { calledAt, challenges }: Pick<ElectionView, "calledAt" | "challenges">,
): Why | undefined {
  const why = whyNotElector(person, calledAt);
  if (why !== undefined) return why;
  return challenges.some(({ voter }) => sameAccount(person.account, voter))
    ? "challenged"
    : undefined;
}

/** Whether nominees can still be nominated, seconded or withdraw at a stage. */
export const STILL = {
  nominate: (stage: ElectionStage) => stage === "nominations",
  second: (stage: ElectionStage) => stage === "nominations" || stage === "acceptance",
  withdraw: (stage: ElectionStage) =>
    ["nominations", "acceptance", "reckoning", "campaign", "opening"].includes(stage),
};

const utf8 = new TextEncoder();

/** @param most - bytes of UTF-8. */
export function whyNotText(
  text: string,
  most: number,
  [missing, long]: readonly [Why, Why],
): Why | undefined {
  if (text.trim() === "") return missing;
  return utf8.encode(text).length > most ? long : undefined;
}
