import { formatAddress, formatDate, listInWords } from "../format/index.js";
import type { ElectionContracts } from "./contracts.js";
import type { ElectionRecord } from "./election.js";
import { electionStageAt, NOMINEE_STATUSES, type ElectionStage } from "./stage.js";
import { boundaryAfter, leadOf } from "./terms.js";

/** Where the contracts answer otherwise than the logs make one expect, one line each; at one block. */
export async function compareElection(
  { elections }: Pick<ElectionContracts, "elections">,
  election: ElectionRecord,
  { stage, now, blockTag }: { stage: ElectionStage; now: bigint; blockTag: number },
): Promise<string[]> {
  const at = { blockTag };
  const { id } = election;
  const [kept, answered, candidates, elected, nominees] = await Promise.all([
    elections.election(id, at),
    elections.stage(id, at),
    elections.candidates(id, at),
    elections.elected(id, at),
    Promise.all(election.nominees.map(({ account }) => elections.nomineeOf(id, account, at))),
  ]);
  const differences: string[] = [];
  const claim = (what: string, logs: unknown, contract: unknown) => {
    if (String(logs) !== String(contract))
      differences.push(
        `By the logs ${what} ${String(logs)}, the contract says ${String(contract)}.`,
      );
  };
  claim("the election is at the stage", stage, electionStageAt(answered));
  claim("the candidates are", list(election.candidates), list(candidates));
  const counted = election.ballots.at(-1)?.counted;
  claim("those who beat RON are", list(counted?.elected ?? []), list(elected));
  for (const [i, nominee] of election.nominees.entries()) {
    const { status, secondsGiven } = nominees[i] ?? { status: 0n, secondsGiven: 0n };
    const who = formatAddress(nominee.account);
    claim(`${who} has seconds:`, nominee.seconders.length, secondsGiven);
    claim(`${who} is`, nominee.status, NOMINEE_STATUSES[Number(status)]);
  }
  claim("challengers number", election.challenges.length, kept.challenges);
  claim("nominations last until", election.nominationsUntil, kept.nominationsUntil);
  claim("the ballot closes at", election.closesAt, kept.closesAt);
  claim("the result settles at", election.settlesAt, kept.settlesAt);
  return [...differences, ...seatDifferences(election, now)];
}

const list = (accounts: readonly string[]) =>
  listInWords(accounts.map(formatAddress), "and") || "nobody";

/** The best of those elected get the longest terms, and nobody is left out without a word. */
function seatDifferences(election: ElectionRecord, now: bigint): string[] {
  const { seats, seated, passedOver, terms, calledAt, rules, milestone } = election;
  if (milestone !== "seated" && milestone !== "vacant")
    return seated.length === 0 ? [] : ["Somebody was seated who was not due."];
  const from = calledAt + BigInt(leadOf(rules));
  const passed = new Set(passedOver.map(({ candidate }) => candidate));
  const elected = election.ballots.at(-1)?.counted?.elected ?? [];
  const entitled = elected.filter((candidate) => !passed.has(candidate));
  const byLength = seats
    .map((seat) => ({ seat, ends: boundaryAfter(terms, seat, from) }))
    .sort((a, b) => Number(b.ends - a.ends) || a.seat - b.seat);
  const wrong = seated.filter(({ candidate, seat, ends }, place) => {
    const expected = byLength[place];
    return entitled[place] !== candidate || expected?.seat !== seat || expected.ends !== ends;
  });
  // A seat whose new term was over at the seating is not filled; of those still running now it is certain.
  const next = byLength[seated.length];
  const leftOut = next !== undefined && next.ends > now ? entitled[seated.length] : undefined;
  return [
    ...wrong.map(
      ({ candidate, seat, ends }) =>
        `${formatAddress(candidate)} got seat ${seat} until ${formatDate(ends)}, which is not what the order of the ballots gives.`,
    ),
    ...(leftOut === undefined ? [] : [`${formatAddress(leftOut)} was elected and not seated.`]),
  ];
}
