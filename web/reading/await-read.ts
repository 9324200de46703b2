import { z } from "zod";
import { pause } from "../../core/via/pause.js";
import type { Reader } from "./reader.js";
import type { Nodes } from "./rpc.js";

const minedSchema = z.object({ blockNumber: z.string().regex(/^0x[0-9a-f]{1,12}$/i) });

export interface Patience {
  looks: number;
  pauseMs: number;
}

/** So long a page is held back that would say that there is no such thing yet. */
const PATIENCE: Patience = { looks: 25, pauseMs: 300 };

/**
 * Waits until what is read knows of a transaction: whoever has just done something shall not be told that it is not there.
 * Never rejects: who reads from a place that lags sees it when that has caught up.
 *
 * @returns whether it is known there.
 */
export async function awaitRead(
  around: { reader: Pick<Reader, "coalition">; rpc: Pick<Nodes, "send"> },
  transaction: string,
  { looks, pauseMs }: Patience = PATIENCE,
): Promise<boolean> {
  const { reader, rpc } = around;
  try {
    const mined: unknown = await rpc.send("eth_getTransactionReceipt", [transaction]);
    const block = Number(minedSchema.parse(mined).blockNumber);
    for (let look = 0; look < looks; look++) {
      if ((await reader.coalition()).at.number >= block) return true;
      await pause(pauseMs);
    }
  } catch {
    // Nobody answers, or not sensibly: the pages say so themselves.
  }
  return false;
}
