import { id as hash, sha256, type Signer, toUtf8Bytes, ZeroHash } from "ethers";
import { changeOffice, termsOf } from "../elections/standing.js";
import { foundCoalition, time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { senderAt } from "../fixture/sender.js";

export const HOUR = 3_600n;
export const DAY = 86_400n;
export const YEAR = 365n * DAY;
export const OFFICER = hash("conduct-officer");
export const PANELLIST = hash("appeal-panellist");
export const LIST = hash("general");
export const POST = hash("a post");

/** `CaseStage`, in its order. */
export const Stage = {
  Reply: 0n,
  Decision: 1n,
  Referred: 2n,
  Lapsed: 3n,
  Advised: 4n,
  Dismissed: 5n,
  Appealable: 6n,
  Appealed: 7n,
  Lifted: 8n,
  Final: 9n,
  Standing: 10n,
} as const;

/** `PostingRight`, in its order. */
export const Right = {
  Granted: 0n,
  NotMember: 1n,
  Suspended: 2n,
  Held: 3n,
  CodeNotAccepted: 4n,
} as const;

export type Person = Signer & { address: string };

/** What is said in a case: its digest. */
export const digest = (text: string): string => sha256(toUtf8Bytes(text));

export interface Report {
  reporter: Person;
  respondent: Person;
  duty: number;
  offTopic: boolean;
  post: string;
  evidence: string;
}

export interface Ruling {
  upheld: boolean;
  rung: number;
  length: bigint;
  reasons: string;
  hideReason: string;
}

const LONGEST = [0n, 0n, 14n * DAY, 31n * DAY, YEAR];

/** A breach found: on this rung, with the longest suspension of it. */
export const breach = (rung: number, changes: Partial<Ruling> = {}): Ruling => ({
  upheld: true,
  rung,
  length: LONGEST[rung] ?? 0n,
  reasons: digest("Reasons."),
  hideReason: "",
  ...changes,
});

export const noBreach: Ruling = {
  upheld: false,
  rung: 0,
  length: 0n,
  reasons: digest("No breach."),
  hideReason: "",
};

/** Gives people the seats of an office for almost five years, as an election would. */
export async function seatOfficers(
  c: Coalition,
  officeId: string,
  people: readonly Person[],
  seats = 3n,
): Promise<void> {
  const firstTermAt = BigInt(await time.latest()) + 5n * YEAR - DAY;
  await changeOffice(c, officeId, { seats, cohorts: 1n, firstTermAt, term: 5n * YEAR });
  const elections = await senderAt(await c.elections.getAddress());
  const terms = await termsOf(c, officeId);
  const mask = (1n << terms.seats) - 1n;
  await c.offices.connect(elections).seat(officeId, mask, [...people], await time.latest(), terms);
}

/**
 * The real coalition with its conduct officers and its panel seated. Founders 0 and 1 are the parties of the cases, 2 to
 * 4 the officers, 5 to 7 the panel, 8 to 11 other voters.
 */
export async function foundWithOfficers() {
  const c = await foundCoalition();
  const [reporter, respondent] = c.founders as Person[];
  const officers: readonly Person[] = c.founders.slice(2, 5);
  const panel: readonly Person[] = c.founders.slice(5, 8);
  await seatOfficers(c, OFFICER, officers);
  await seatOfficers(c, PANELLIST, panel);
  return {
    ...c,
    reporter: reporter!,
    respondent: respondent!,
    officers,
    panel,
    voters: c.founders.slice(8) as readonly Person[],
    as: (person: Signer) => c.conduct.connect(person),
  };
}

export type Bench = Awaited<ReturnType<typeof foundWithOfficers>>;

let reports = 0;

/** What is reported unless a test wants otherwise: another piece of evidence each time. */
export function reportOf(c: Bench, changes: Partial<Report> = {}): Report {
  const { reporter, respondent } = c;
  const evidence = digest(`Evidence ${++reports}.`);
  return { reporter, respondent, duty: 2, offTopic: false, post: ZeroHash, evidence, ...changes };
}

/** Sends a report. */
export function send(c: Bench, { reporter, respondent, duty, offTopic, post, evidence }: Report) {
  return c.as(reporter).report(respondent, duty, offTopic, post, evidence);
}

/** Reports; answers with the id of the case. */
export async function report(c: Bench, changes: Partial<Report> = {}): Promise<string> {
  const made = reportOf(c, changes);
  await send(c, made);
  return caseIdOf(c, made);
}

export const caseIdOf = (c: Bench, made: Report): Promise<string> =>
  c.conduct.caseIdOf(
    made.reporter,
    made.respondent,
    made.duty,
    made.offTopic,
    made.post,
    made.evidence,
  );

/** Travels past the reply window of a case. */
export async function hear(c: Bench, caseId: string): Promise<void> {
  await time.increaseTo((await c.conduct.caseOf(caseId)).replyUntil + 1n);
}

/** A case reported and heard, so that it may be decided. */
export async function heardCase(c: Bench, changes: Partial<Report> = {}): Promise<string> {
  const caseId = await report(c, changes);
  await hear(c, caseId);
  return caseId;
}

/** One officer says what the decision should be. */
export const say = (c: Bench, caseId: string, ruling: Ruling, officer: Person = c.officers[0]!) =>
  c
    .as(officer)
    .decide(caseId, ruling.upheld, ruling.rung, ruling.length, ruling.reasons, ruling.hideReason);

/** The first two officers decide; answers with the transaction of the second. */
export async function decide(c: Bench, caseId: string, ruling: Ruling) {
  await say(c, caseId, ruling, c.officers[0]);
  return say(c, caseId, ruling, c.officers[1]);
}

/** A new case against the respondent that is decided on a rung. */
export async function sanction(c: Bench, rung: number, changes: Partial<Ruling> = {}) {
  const caseId = await heardCase(c);
  await decide(c, caseId, breach(rung, changes));
  return caseId;
}

/** Takes the respondent up the ladder, case by case; answers with the ids, that of rung 1 first. */
export async function climb(c: Bench, rung: number): Promise<string[]> {
  const ids: string[] = [];
  for (let each = 1; each <= rung; ++each) ids.push(await sanction(c, each));
  return ids;
}

/** Travels past the moment. */
export const pass = (moment: bigint): Promise<void> => time.increaseTo(moment + 1n);

/** An officer who keeps the office no longer. */
export const resign = (c: Bench, officer: Person, officeId = OFFICER) =>
  c.offices.connect(officer).resign(officeId);

/** Sets the rules as a motion would. */
export async function setRules(c: Bench, changes: Partial<Rules>) {
  const timelock = await impersonateTimelock(c);
  return c.as(timelock).setRules({ ...(await rulesOf(c)), ...changes });
}

export type Rules = Record<RuleName, bigint>;

/** The rules for cases reported now. */
export async function rulesOf(c: Pick<Coalition, "conduct">): Promise<Rules> {
  const found = await c.conduct.rules();
  return Object.fromEntries(RULE_NAMES.map((name) => [name, found[name]])) as Rules;
}

/** The fields of `ConductRules`, in their order. */
export const RULE_NAMES = [
  "replyWindow",
  "decisionPeriod",
  "appealWindow",
  "hearingPeriod",
  "ladderMemory",
  "suspension",
  "longSuspension",
  "yearSuspension",
  "hold",
  "codeGrace",
  "appealVoters",
  "reportCap",
] as const;

export type RuleName = (typeof RULE_NAMES)[number];
