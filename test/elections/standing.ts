import { id, ZeroHash, type Signer } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { foundCoalition, networkHelpers, time, type Coalition } from "../fixture/coalition.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { rendition } from "../fixture/renditions.js";

export const ARCHIVIST = id("archivist");
export const CO_LEADER = id("co-leader");
export const CONDUCT = id("conduct-officer");
export const APPEAL = id("appeal-panellist");
export const DAY = 86_400n;

/** `ElectionStage`, in its order. */
export const Stage = {
  Nominations: 0n,
  Acceptance: 1n,
  Reckoning: 2n,
  Campaign: 3n,
  Opening: 4n,
  Ballot: 5n,
  Closing: 6n,
  Counting: 7n,
  Provisional: 8n,
  Held: 9n,
  Seating: 10n,
  Seated: 11n,
  Vacant: 12n,
  HeldOver: 13n,
  Annulled: 14n,
} as const;

/** `NomineeStatus`, in its order. */
export const Status = {
  None: 0n,
  Nominated: 1n,
  Accepted: 2n,
  Declined: 3n,
  Withdrawn: 4n,
  Dropped: 5n,
} as const;

/** `Eligibility`, in its order. */
export const Eligibility = {
  Eligible: 0n,
  NotVoter: 1n,
  OfficeClosed: 2n,
  HoldsSeat: 3n,
  HoldsExcluded: 4n,
  TermsInRow: 5n,
  Recalled: 6n,
} as const;

export type Person = Signer & { address: string };

const NOMINATION_STATEMENT = documentKindIndex("nomination statement");

/** What an office's terms are, as the contract takes them. */
export interface Terms {
  seats: bigint;
  method: bigint;
  cohorts: bigint;
  termsInRow: bigint;
  firstTermAt: bigint;
  term: bigint;
}

/** The terms of an office now, with whatever a test wants to be different about them. */
export async function termsOf(c: Coalition, officeId: string, changes: Partial<Terms> = {}) {
  const { seats, method, cohorts, termsInRow, firstTermAt, term } =
    await c.offices.termsOf(officeId);
  return { seats, method, cohorts, termsInRow, firstTermAt, term, ...changes };
}

/** Changes an office as a motion would. */
export async function changeOffice(c: Coalition, officeId: string, changes: Partial<Terms>) {
  const timelock = await impersonateTimelock(c);
  return c.offices.connect(timelock).changeOffice(officeId, await termsOf(c, officeId, changes));
}

/** The real coalition, its calendar moved so that no outcome depends on today's date: terms change in 500 days. */
export async function foundWithCalendar(): Promise<Coalition> {
  const c = await foundCoalition();
  const firstTermAt = BigInt(await time.latest()) + 500n * DAY;
  for (const officeId of await c.offices.officeIds())
    await changeOffice(c, officeId, { firstTermAt });
  return c;
}

/** Calls the election of an office; the caller is a stranger, since anybody may. */
export async function callElection(c: Coalition, officeId = ARCHIVIST): Promise<string> {
  await c.elections.connect(c.strangers[0]!).callElection(officeId);
  const electionId = await c.elections.latestElection(officeId);
  // The electorate answers for the past only.
  await time.increase(1);
  return electionId;
}

/** Deposits a statement, first or next version; answers with its version id. */
export async function writeStatement(c: Coalition, electionId: string, person: Signer) {
  const name = await c.elections.statementName(electionId);
  const author = await person.getAddress();
  const documentId = await c.archive.documentIdOf(author, NOMINATION_STATEMENT, name);
  const { versionId: base } = await c.archive.currentVersion(documentId);
  const text = await rendition(`# ${author} on ${electionId} after ${base}\n`);
  await c.archive.connect(person).deposit(NOMINATION_STATEMENT, name, base, [text]);
  const { versionId } = await c.archive.currentVersion(documentId);
  if (versionId === ZeroHash) throw new Error("the statement was not deposited");
  return versionId;
}

/** Nominated by themselves and seconded by the given voters. */
export async function nominate(
  c: Coalition,
  electionId: string,
  person: Person,
  seconders: Signer[],
) {
  await c.elections.connect(person).nominate(electionId, person);
  for (const seconder of seconders) await c.elections.connect(seconder).second(electionId, person);
}

/** The whole way to a candidacy. */
export async function stand(
  c: Coalition,
  electionId: string,
  person: Person,
  ...seconders: Signer[]
): Promise<void> {
  await nominate(c, electionId, person, seconders);
  const statement = await writeStatement(c, electionId, person);
  await c.elections.connect(person).accept(electionId, statement, "none");
}

/** Travels past the acceptance and takes the step that is due then. */
export async function proceed(c: Coalition, electionId: string) {
  const { acceptanceUntil } = await c.elections.election(electionId);
  await time.increaseTo(acceptanceUntil + 1n);
  return c.elections.connect(c.strangers[0]!).proceed(electionId);
}

/** From acceptance through the campaign to the open ballot; answers with the ballot's id. */
export async function openBallot(c: Coalition, electionId: string): Promise<string> {
  await proceed(c, electionId);
  const { opensAt } = await c.elections.election(electionId);
  await time.increaseTo(opensAt + 1n);
  await c.elections.connect(c.strangers[0]!).openBallot(electionId);
  return c.elections.ballotIdOf(electionId, 0);
}

/** Ranks as the box takes them, one byte each, RON first. */
export const ranksOf = (ranks: number[]) => `0x${Buffer.from(ranks).toString("hex")}`;

/** Each voter casts the ranking at the same place, with sequence 1. */
export async function castRankings(
  c: Coalition,
  ballotId: string,
  rankings: number[][],
  voters: Person[] = c.founders,
): Promise<void> {
  for (const [index, ranks] of rankings.entries()) {
    await c.ballotBox.connect(voters[index]!).castBallot(ballotId, ranksOf(ranks), 1);
  }
}

/** Travels past the ballot and closes it. */
export async function closeBallot(c: Coalition, electionId: string) {
  const { closesAt } = await c.elections.election(electionId);
  if ((await time.latest()) <= Number(closesAt)) await time.increaseTo(closesAt + 1n);
  return c.elections.connect(c.strangers[0]!).close(electionId);
}

/** Closes, and counts in the next block. */
export async function countBallots(c: Coalition, electionId: string) {
  await closeBallot(c, electionId);
  await networkHelpers.mine();
  return c.elections.connect(c.strangers[0]!).count(electionId);
}

/** Travels past the challenge window, or the hold, and seats. */
export async function seatElected(c: Coalition, electionId: string) {
  const { settlesAt } = await c.elections.election(electionId);
  await time.increaseTo(settlesAt + 1n);
  return c.elections.connect(c.strangers[0]!).seat(electionId);
}

/** A whole election in which all founders give the people the ranks of their order, RON last. */
export async function elect(c: Coalition, officeId: string, people: Person[]): Promise<string> {
  const electionId = await callElection(c, officeId);
  for (const [index, person] of people.entries()) {
    await stand(c, electionId, person, c.founders[c.founders.length - 1 - index]!);
  }
  return carry(c, electionId);
}

/** From acceptance to the seat; all founders rank the candidates in the order of the ballot, RON last. */
export async function carry(c: Coalition, electionId: string): Promise<string> {
  const ballotId = await openBallot(c, electionId);
  const candidates = await c.elections.candidates(electionId);
  const ranks = [candidates.length + 1, ...candidates.map((_, index) => index + 1)];
  await castRankings(
    c,
    ballotId,
    c.founders.slice(0, 4).map(() => ranks),
  );
  await countBallots(c, electionId);
  await seatElected(c, electionId);
  return electionId;
}
