import type { Chain, Head } from "../chain.js";

/** What a unit of gas may cost, in wei. `tip` is nothing on chains without EIP-1559. */
export interface Price {
  price: bigint;
  tip: bigint | undefined;
}

/** Nodes take a replacement only if it offers a tenth more; an eighth is on the safe side. */
const dearer = (value: bigint) => value + value / 8n + 1n;
const least = (a: bigint, b: bigint) => (a < b ? a : b);
const most = (a: bigint, b: bigint) => (a > b ? a : b);

/**
 * Enough for the blocks to come, the base fee doubling meanwhile.
 *
 * @param cap most that may be offered (wei).
 * @returns nothing when not even the next block would take the cap.
 */
export async function currentPrice(
  chain: Chain,
  { baseFee }: Head,
  cap: bigint,
): Promise<Price | undefined> {
  if (baseFee === undefined) {
    const price = await chain.gasPrice();
    return price > cap ? undefined : { price, tip: undefined };
  }
  // A block can raise the base fee by an eighth.
  if (dearer(baseFee) > cap) return undefined;
  const tip = least(await chain.tip().catch(() => 1_000_000_000n), cap);
  return { price: least(2n * baseFee + tip, cap), tip };
}

/**
 * For the same transaction again: more than before, and enough for today.
 *
 * @returns nothing when the cap does not allow a replacement that nodes would take.
 */
export function raisedPrice(before: Price, now: Price | undefined, cap: bigint): Price | undefined {
  const price = most(dearer(before.price), now?.price ?? 0n);
  if (price > cap) return undefined;
  if (before.tip === undefined) return { price, tip: undefined };
  return { price, tip: least(most(dearer(before.tip), now?.tip ?? 0n), price) };
}
