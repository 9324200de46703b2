import { z } from "zod";
import { DaoError } from "../errors.js";
import { readBlock, type Rpc } from "../replay/index.js";

/** The block an audit rests on. */
export interface AuditedBlock {
  number: number;
  hash: string;
  /** Whether the auditor brought the hash, rather than the node they audit with. */
  named: boolean;
}

/** As somebody writes it: a hash, or a number. @throws DaoError `INPUT_INVALID` */
export function blockName(given: string): string {
  if (/^0x[0-9a-fA-F]{64}$/.test(given)) return given.toLowerCase();
  if (/^\d{1,15}$/.test(given)) return given;
  throw new DaoError("INPUT_INVALID", `"${given.slice(0, 80)}" is no block.`, {
    hint: "Write its hash, 0x and 64 hexadecimal digits, or its number.",
  });
}

export const isBlockHash = (name: string): boolean => name.startsWith("0x");

/**
 * Finds the block to audit at: the one that was named, else the newest that is final.
 *
 * @throws DaoError `BLOCK_UNKNOWN`
 */
export async function auditedBlock(rpc: Rpc, named: string | undefined): Promise<AuditedBlock> {
  if (named === undefined) return { ...(await newest(rpc)), named: false };
  if (isBlockHash(named)) return { number: await numberOf(rpc, named), hash: named, named: true };
  const block = await readBlock(rpc, Number(named));
  if (block === undefined) throw unknown(named);
  return { number: block.number, hash: block.hash, named: false };
}

async function newest(rpc: Rpc): Promise<{ number: number; hash: string }> {
  // Not every node and not every chain knows what is final.
  const final = await readBlock(rpc, "finalized").catch(() => undefined);
  const block = final ?? (await readBlock(rpc, "latest"));
  if (block === undefined) throw unknown("latest");
  return { number: block.number, hash: block.hash };
}

const numbered = z.object({ number: z.string().regex(/^0x[0-9a-f]{1,13}$/) }).nullable();

async function numberOf(rpc: Rpc, hash: string): Promise<number> {
  const parsed = numbered.safeParse(await rpc.send("eth_getBlockByHash", [hash, false]));
  if (!parsed.success || parsed.data === null) throw unknown(hash);
  return Number(parsed.data.number);
}

const unknown = (name: string) =>
  new DaoError("BLOCK_UNKNOWN", `The node has no block ${name}.`, {
    hint: "It may be of another chain, or the node may be behind: check the hash, or ask another node.",
  });
