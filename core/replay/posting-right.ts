import type { StateReader } from "./store.js";
import { tables, type CaseRow, type StandingRow } from "./tables.js";

/** `IConduct.PostingRight` in words. */
export type PostingRight = "granted" | "not a member" | "suspended" | "held" | "code not accepted";

/** Whether a sanction is in force: not lifted, not left unheard, and what it builds on neither. Times in seconds. */
export function stands(
  sanction: CaseRow | undefined,
  now: number,
  cases: Readonly<Record<string, CaseRow>>,
): boolean {
  if (sanction?.outcome !== "sanctioned" || sanction.verdict === "lifted") return false;
  if (isUnheard(sanction, now)) return false;
  return sanction.basis === undefined || stands(cases[sanction.basis], now, cases);
}

/** Whether the panel was silent until its time was over. */
export function isUnheard({ verdict, heardUntil }: CaseRow, now: number): boolean {
  return verdict === undefined && heardUntil !== undefined && now > heardUntil;
}

/**
 * Whether an account may post, by what the chain said up to a place.
 *
 * @param place - key of the place; events beyond it do not count.
 * @param now - timestamp of its block.
 */
export async function postingRightAt(
  store: StateReader,
  account: string,
  place: string,
  now: number,
): Promise<PostingRight> {
  const standing = await lastBefore(store, "standings", `${account}/`, place);
  if (standing === undefined || !(standing as unknown as StandingRow).member) return "not a member";
  const { code, cases } = standing as unknown as StandingRow;
  const all = Object.values(cases);
  if (all.some((each) => now < (each.until ?? 0) && stands(each, now, cases))) return "suspended";
  if (all.some((each) => isHeld(each, now))) return "held";
  const inForce = (await lastBefore(store, "codes", "", place)) as
    { number: number; recordedAt: number } | undefined;
  if (inForce === undefined || code >= inForce.number) return "granted";
  const grace = (await lastBefore(store, "graces", "", place)) as { seconds: number } | undefined;
  return now > inForce.recordedAt + (grace?.seconds ?? 0) ? "code not accepted" : "granted";
}

function isHeld({ outcome, held, holderRecused }: CaseRow, now: number): boolean {
  return held !== undefined && now < held && outcome === "undecided" && holderRecused !== true;
}

async function lastBefore(store: StateReader, table: string, prefix: string, place: string) {
  // One character beyond every key of that place: what happened there counts.
  const range = { prefix, after: `${prefix}${place}~`, reverse: true, limit: 1 };
  for await (const [, row] of store.scan(table, range)) return row;
  return undefined;
}

/** What an account's right follows from now. */
export async function standingOf(store: StateReader, account: string): Promise<StandingRow> {
  const range = { prefix: `${account}/`, reverse: true, limit: 1 };
  for await (const [, row] of tables.standings.scan(store, range)) return row;
  return { member: false, code: 0, cases: {} };
}
