import type { AuditContext } from "../../audit/check.js";
import { electionStage, type ElectionRecord, type RecallRecord } from "../../elections/index.js";
import { isPoll } from "../../motions/index.js";
import {
  motionStanding,
  recordOf,
  type StateReader,
  tables,
  votersFrom,
} from "../../replay/index.js";
import type { Year } from "./calendar.js";
import { isWithin } from "./calendar.js";
import type { ElectionOfYear, MotionOfYear } from "./year-report.js";

/** Hundredths of a percent. */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 10_000) / whole);

/** Motions, notices and polls filed in a year, as they stand `now` (timestamp in seconds). */
export async function motionsOfYear(
  { state, contracts }: Pick<AuditContext, "state" | "contracts">,
  year: Year,
  now: number,
): Promise<MotionOfYear[]> {
  const dissent = await dissentOf(state);
  const found: MotionOfYear[] = [];
  for await (const [, { id }] of tables.motionOrder.scan(state)) {
    const { filedAt } = await tables.motions.need(state, id);
    if (!isWithin(year, filedAt)) continue;
    const standing = await motionStanding(state, id, now);
    const text = standing?.texts.get(id);
    if (standing === undefined || text === undefined) continue;
    const { motion, texts, places, outcome, electorate } = standing;
    const calls = text.calls.map((call) => ({ ...call, value: BigInt(call.value) }));
    const poll = isPoll(contracts, { calls, description: text.description });
    found.push({
      id,
      kind: motion.notice !== undefined ? "notice" : poll ? "poll" : "motion",
      ...{ title: text.title, class: text.class, filedAt, outcome },
      executed: [...texts.values()].some(({ executedAt }) => executedAt !== undefined),
      texts: places.length,
      ...{ ballots: motion.ballots, electorate, turnout: shareOf(motion.ballots, electorate) },
      dissent: dissent.get(id) ?? [],
    });
  }
  return found;
}

async function dissentOf(state: StateReader): Promise<Map<string, MotionOfYear["dissent"]>> {
  const found = new Map<string, MotionOfYear["dissent"]>();
  for await (const [, { id }] of tables.documentOrder.scan(state)) {
    const { dissentFrom, name, author } = await tables.documents.need(state, id);
    if (dissentFrom === undefined) continue;
    const motion = (await tables.texts.get(state, dissentFrom))?.motion ?? dissentFrom;
    found.set(motion, [...(found.get(motion) ?? []), { name, author }]);
  }
  return found;
}

/** Elections called in a year, as they stand `now` (timestamp in seconds). */
export async function electionsOfYear(
  state: StateReader,
  year: Year,
  now: number,
): Promise<ElectionOfYear[]> {
  const found: ElectionOfYear[] = [];
  for await (const [, { id }] of tables.electionOrder.scan(state)) {
    const election = recordOf<ElectionRecord>(await tables.elections.need(state, id));
    const calledAt = Number(election.calledAt);
    if (!isWithin(year, calledAt)) continue;
    const last = election.ballots.at(-1);
    const paper = last && (await tables.ballotPapers.get(state, last.ballotId));
    const electorate = await votersFrom(state, calledAt);
    const ballots = paper?.ballots ?? 0;
    found.push({
      ...{ id, office: election.office, seats: election.seats.length, calledAt },
      ...{ nominees: election.nominees.length, candidates: election.candidates.length },
      ...{ ballots, electorate, turnout: shareOf(ballots, electorate) },
      stage: electionStage(election, BigInt(now)),
      seated: election.seated.map(({ candidate, seat, from, ends }) => ({
        account: candidate,
        ...{ seat, from: Number(from), until: Number(ends) },
      })),
    });
  }
  return found;
}

export async function recallsOfYear(state: StateReader, year: Year): Promise<number> {
  let count = 0;
  for await (const [, row] of tables.recalls.scan(state))
    if (isWithin(year, Number(recordOf<RecallRecord>(row).filedAt))) count += 1;
  return count;
}
