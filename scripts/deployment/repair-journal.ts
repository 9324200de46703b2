import { appendFile, open } from "node:fs/promises";
import { join } from "node:path";
import type { Provider, TransactionResponse } from "ethers";
import { writeDurably } from "../chain/durable-file.js";
import { readIgnitionJournal, type JournalMessage } from "./ignition-journal.js";

/** A transaction that Ignition was about to send when it was killed. */
interface Prepared {
  futureId: string;
  networkInteractionId: number;
  nonce: number;
  /** Missing for the creation of a contract. */
  to: string | undefined;
  data: string;
}

/**
 * Ignition notes that it is about to send, sends, and notes what it sent. Killed between the last two, it would take
 * its own transaction for somebody else's and send it again, which no step of a founding allows. So before it resumes,
 * the transaction is looked for on chain and noted in its place. A line that was cut off is dropped, and the addresses
 * it keeps in a second file are written anew from the journal.
 */
export async function repairJournal(
  directory: string,
  { provider, deployer, fromBlock }: { provider: Provider; deployer: string; fromBlock: number },
): Promise<void> {
  const path = join(directory, "journal.jsonl");
  const journal = await readIgnitionJournal(path);
  if (journal === undefined) return;
  const { messages, whole, tornBytes } = journal;
  if (tornBytes > 0) await writeDurably(path, whole);

  const firstBlock = Math.max(
    fromBlock,
    ...messages.flatMap((each) =>
      each.type === "TRANSACTION_CONFIRM" ? [each.receipt.blockNumber] : [],
    ),
  );
  for (const prepared of preparedAndNotSent(messages)) {
    const sent = await findOnChain(provider, deployer, prepared, firstBlock);
    if (sent === undefined) continue;
    await appendFile(path, `\n${JSON.stringify(sendMessage(prepared, sent))}`);
  }
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
  await writeDurably(
    join(directory, "deployed_addresses.json"),
    `${JSON.stringify(addressesIn(messages), undefined, 2)}\n`,
  );
}

function preparedAndNotSent(messages: readonly JournalMessage[]): Prepared[] {
  const waiting = new Map<string, Prepared>();
  const requests = new Map<string, { to?: string | undefined; data: string }>();
  const keyOf = (futureId: string, interaction: number) => `${futureId} ${interaction}`;
  for (const message of messages) {
    switch (message.type) {
      case "NETWORK_INTERACTION_REQUEST":
        requests.set(
          keyOf(message.futureId, message.networkInteraction.id),
          message.networkInteraction,
        );
        break;
      case "TRANSACTION_PREPARE_SEND": {
        const { futureId, networkInteractionId, nonce } = message;
        const key = keyOf(futureId, networkInteractionId);
        const request = requests.get(key);
        if (request === undefined)
          throw new Error(`the journal sends ${key} without having asked for it`);
        waiting.set(key, {
          futureId,
          networkInteractionId,
          nonce,
          to: request.to,
          data: request.data,
        });
        break;
      }
      case "TRANSACTION_SEND":
        waiting.delete(keyOf(message.futureId, message.networkInteractionId));
        break;
      case "TRANSACTION_CONFIRM":
      case "DEPLOYMENT_EXECUTION_STATE_COMPLETE":
        break;
    }
  }
  return [...waiting.values()];
}

/** The mined transaction with the prepared nonce, if it is the prepared one and not somebody's own. */
async function findOnChain(
  provider: Provider,
  deployer: string,
  { nonce, to, data }: Prepared,
  firstBlock: number,
): Promise<TransactionResponse | undefined> {
  if ((await provider.getTransactionCount(deployer)) <= nonce) return undefined;
  const latest = await provider.getBlockNumber();
  for (let number = firstBlock; number <= latest; number++) {
    const block = await provider.getBlock(number, true);
    const sent = block?.prefetchedTransactions.find(
      (each) => each.from === deployer && each.nonce === nonce,
    );
    if (sent === undefined) continue;
    const same = (sent.to ?? "").toLowerCase() === (to ?? "").toLowerCase() && sent.data === data;
    return same ? sent : undefined;
  }
  return undefined;
}

const bigint = (value: bigint | null) => ({ _kind: "bigint", value: String(value ?? 0n) });

/** What Ignition would have written. */
function sendMessage(
  { futureId, networkInteractionId, nonce }: Prepared,
  sent: TransactionResponse,
) {
  const { hash, type, maxFeePerGas, maxPriorityFeePerGas, gasPrice } = sent;
  const fees =
    type === 2
      ? { maxFeePerGas: bigint(maxFeePerGas), maxPriorityFeePerGas: bigint(maxPriorityFeePerGas) }
      : { gasPrice: bigint(gasPrice) };
  return {
    type: "TRANSACTION_SEND",
    futureId,
    networkInteractionId,
    nonce,
    transaction: { hash, fees },
  };
}

function addressesIn(messages: readonly JournalMessage[]): Record<string, string> {
  return Object.fromEntries(
    messages.flatMap((each) =>
      each.type === "DEPLOYMENT_EXECUTION_STATE_COMPLETE" && each.result.address !== undefined
        ? [[each.futureId, each.result.address]]
        : [],
    ),
  );
}
