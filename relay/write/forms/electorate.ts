import { WriteRefusal } from "../refusal.js";
import type { ContractReader } from "./contract-reader.js";

/** What is known of a vote before ballots arrive. Times are seconds. */
export interface Vote {
  /** Whoever was a voter then has a ballot. */
  snapshot: number;
  /** Last second of the vote; it may be prolonged later, never shortened. */
  closesAt: number;
  /** Whether its ballots rank several texts. */
  ranked: boolean;
}

const MOST_REMEMBERED = 1_000;

/** Remembers what does not change, for as many as fit; what failed is asked again. */
export function remembering<Value>(ask: (key: string) => Promise<Value>) {
  const known = new Map<string, Promise<Value>>();
  return (key: string): Promise<Value> => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const asked = ask(key);
    if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value ?? "");
    known.set(key, asked);
    asked.catch(() => known.delete(key));
    return asked;
  };
}

/**
 * The voter's number in the electorate of a vote. Whoever left since the snapshot still has one: the right to a ballot
 * is the membership's then, not now.
 *
 * @throws WriteRefusal `NOT_A_VOTER`
 */
export async function voterNumber(
  membership: ContractReader,
  voter: string,
  snapshot: number,
): Promise<number> {
  const number = Number((await membership.read("voterNumberAt", [voter, snapshot]))[0]);
  if (number !== 0) return number;
  throw new WriteRefusal(403, "NOT_A_VOTER", `${voter} has no ballot in this vote.`, {
    hint: "Whoever was enrolled when the electorate was fixed has one; this relay carries no others.",
  });
}
