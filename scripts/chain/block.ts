import type { Engine, Head } from "./engine.js";

/** Mines one block at a given time from what lies in the pool: one transaction, or nothing. */
export async function mineBlock(
  engine: Engine,
  timestamp: number,
  transaction?: string,
): Promise<Head> {
  await engine.request("evm_mine", [timestamp]);
  const head = await engine.head();
  const expected = transaction === undefined ? [] : [transaction];
  if (head.timestamp !== timestamp || String(head.transactions) !== String(expected)) {
    throw new Error(
      `block ${head.number} at ${head.timestamp} holds [${String(head.transactions)}]`,
    );
  }
  return head;
}
