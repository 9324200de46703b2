import type { Chain } from "../chain.js";

/** What a node made of signed bytes. */
export type Broadcast =
  | { taken: true }
  | { taken: false; why: "too-cheap" | "too-poor" | "nonce-used" | "other"; message: string };

const KNOWN = /already known|known transaction|already imported|already exists/i;
const TOO_CHEAP =
  /fee too low|underpriced|less than block base fee|below.*base fee|price.*too low/i;
const TOO_POOR = /insufficient funds|enough funds|insufficient balance/i;
const NONCE_USED = /nonce too low|nonce.*already|old nonce/i;

/** Nodes word their refusals as they like; what is not recognised is tried again. */
export async function broadcast(chain: Chain, raw: string): Promise<Broadcast> {
  try {
    await chain.sendRaw(raw);
    return { taken: true };
  } catch (error) {
    const message = wordsOf(error);
    if (KNOWN.test(message)) return { taken: true };
    const why = TOO_CHEAP.test(message)
      ? "too-cheap"
      : TOO_POOR.test(message)
        ? "too-poor"
        : NONCE_USED.test(message)
          ? "nonce-used"
          : "other";
    return { taken: false, why, message };
  }
}

/** A node's own words, wherever ethers keeps them, and never the request. */
function wordsOf(error: unknown): string {
  const inner = (error as { error?: { message?: unknown } }).error?.message;
  if (typeof inner === "string") return inner.slice(0, 300);
  const info = (error as { info?: { error?: { message?: unknown } } }).info?.error?.message;
  if (typeof info === "string") return info.slice(0, 300);
  const short = (error as { shortMessage?: unknown }).shortMessage;
  if (typeof short === "string") return short.slice(0, 300);
  return error instanceof Error ? error.message.slice(0, 300) : "no reason given";
}
