import type { RelayClient } from "../../core/via/relay-client.js";
import { isDaoError } from "../../core/errors.js";
import { type RelayStatus, relayStatusSchema } from "../../core/wire/status.js";
import type { CoalitionConfig } from "./config.js";

/**
 * How a relay is doing, as seen from here: `behind` by its index, `differs` when its block is not on the chain the nodes
 * show, `other` when it is of another coalition, `starting` while it has no index, `away` when it does not answer.
 */
export type RelayState = "good" | "behind" | "differs" | "other" | "starting" | "away";

export interface RelayLook {
  url: string;
  state: RelayState;
  /** How long it took to say so. */
  milliseconds?: number;
  /** How many blocks its index is behind the newest one known. */
  behind?: number;
  status?: RelayStatus;
  /** What was wrong, in one line of English; for whoever wants to know more. */
  problem?: string;
}

/** A block as the nodes show it. */
export interface Head {
  number: number;
  hash: string;
  /** Seconds. */
  time: number;
}

/** The chain as the nodes show it: the newest block, and any other by its number. */
export interface SeenChain {
  head: Head;
  block(number: number): Promise<Head | undefined>;
}

/** An index that is behind by less is only on its way. */
const GRACE_SECONDS = 90;
const GRACE_BLOCKS = 2;

/** Asks a relay where it stands by itself: `good`, `starting`, `other` or `away`. */
export async function askRelay(
  relay: Pick<RelayClient, "url" | "get">,
  { chainId, directory }: Pick<CoalitionConfig, "chainId" | "directory">,
): Promise<RelayLook> {
  const { url } = relay;
  const begun = performance.now();
  try {
    const status = await relay.get("/v1/status", relayStatusSchema);
    const milliseconds = Math.round(performance.now() - begun);
    const isOurs =
      status.chainId === chainId && status.directory.toLowerCase() === directory.toLowerCase();
    const state = !isOurs ? "other" : status.index === null ? "starting" : "good";
    return { url, state, milliseconds, status };
  } catch (error) {
    const problem = isDaoError(error) ? error.message : String(error);
    return { url, state: "away", problem };
  }
}

/** Holds what a relay says of itself against the chain, where a node shows it. */
export async function holdAgainst(
  chain: SeenChain | undefined,
  look: RelayLook,
): Promise<RelayLook> {
  if (look.state !== "good" || look.status === undefined) return look;
  return { ...look, ...(await standing(look.status, chain)) };
}

async function standing(
  { index, head }: RelayStatus,
  chain: SeenChain | undefined,
): Promise<{ state: RelayState; behind?: number }> {
  if (index === null) return { state: "starting" };
  const newest = Math.max(head.number, chain?.head.number ?? 0);
  const behind = Math.max(0, newest - index.number);
  if (chain === undefined || index.number > chain.head.number) return { state: "good", behind };
  const same =
    index.number === chain.head.number
      ? chain.head
      : await chain.block(index.number).catch(() => undefined);
  if (same === undefined) return { state: "good", behind };
  if (same.hash !== index.hash) return { state: "differs", behind };
  const isLate = chain.head.time - same.time > GRACE_SECONDS && behind > GRACE_BLOCKS;
  return { state: isLate ? "behind" : "good", behind };
}
