import { join } from "node:path";
import { trackTransaction } from "@nomicfoundation/ignition-core";
import type { Provider } from "ethers";
import { DaoError } from "../../core/errors.js";
import { writeDurably } from "../chain/durable-file.js";
import type { NetworkSession } from "../cli/network-session.js";
import { journalText, readIgnitionJournal, type JournalLine } from "./ignition-journal.js";
import { REHEARSAL_CHAIN_ID } from "./refuse-development-accounts.js";

/** Blocks on top of somebody else's transaction before Ignition believes in it; its own numbers. */
const CONFIRMATIONS = { rehearsal: 1, other: 5 } as const;

/**
 * Makes the record of a killed run one that can be resumed.
 *
 * Ignition notes that it is about to send, sends, and notes what it sent. Killed in between, it refuses to go on until
 * somebody looks the transaction up and tells it. That is done here: the transaction with that nonce is looked for on
 * chain; when there is none and none is pending, the note is taken back. A line that was cut off is dropped, and the
 * addresses Ignition keeps in a second file are written anew from the journal.
 *
 * @param fromBlock last block before the deployment began.
 * @throws DaoError `TRANSACTION_PENDING`
 */
export async function repairJournal(
  directory: string,
  {
    session,
    deployer,
    fromBlock,
  }: { session: NetworkSession; deployer: string; fromBlock: number },
): Promise<void> {
  const path = join(directory, "journal.jsonl");
  let lines = await readIgnitionJournal(path);
  if (lines === undefined) return;
  const { provider, connection, chainId } = session;
  const firstBlock = Math.max(fromBlock, ...lines.map(confirmedIn));
  const lost: string[] = [];
  for (const [line, nonce] of preparedAndNotSent(lines)) {
    const hash = await findMined(provider, { deployer, nonce, firstBlock });
    if (hash !== undefined) lost.push(hash);
    else if ((await provider.getTransactionCount(deployer, "pending")) <= nonce)
      lines = lines.filter((each) => each !== line);
    else throw pending(deployer, nonce, session.name);
  }
  await writeDurably(path, journalText(lines));
  await writeDurably(
    join(directory, "deployed_addresses.json"),
    `${JSON.stringify(addressesIn(lines), undefined, 2)}\n`,
  );
  const confirmations =
    chainId === REHEARSAL_CHAIN_ID ? CONFIRMATIONS.rehearsal : CONFIRMATIONS.other;
  for (const hash of lost)
    await trackTransaction(directory, hash, connection.provider, confirmations);
}

const confirmedIn = ({ message }: JournalLine) =>
  message?.type === "TRANSACTION_CONFIRM" ? message.receipt.blockNumber : 0;

/** The notes of an intention to send that nothing followed, each with its nonce. */
function preparedAndNotSent(lines: readonly JournalLine[]): Iterable<[JournalLine, nonce: number]> {
  const waiting = new Map<string, [JournalLine, number]>();
  for (const line of lines) {
    const { message } = line;
    if (message === undefined || message.type === "DEPLOYMENT_EXECUTION_STATE_COMPLETE") continue;
    const key = `${message.futureId} ${message.networkInteractionId}`;
    if (message.type === "TRANSACTION_PREPARE_SEND") waiting.set(key, [line, message.nonce]);
    else waiting.delete(key);
  }
  return waiting.values();
}

async function findMined(
  provider: Provider,
  { deployer, nonce, firstBlock }: { deployer: string; nonce: number; firstBlock: number },
): Promise<string | undefined> {
  if ((await provider.getTransactionCount(deployer)) <= nonce) return undefined;
  const latest = await provider.getBlockNumber();
  for (let number = firstBlock; number <= latest; number++) {
    const block = await provider.getBlock(number, true);
    const sent = block?.prefetchedTransactions.find(
      (each) => each.from === deployer && each.nonce === nonce,
    );
    if (sent !== undefined) return sent.hash;
  }
  throw new Error(
    `nonce ${nonce} of ${deployer} is used, but no block from ${firstBlock} to ${latest} shows by what`,
  );
}

function pending(deployer: string, nonce: number, network: string): DaoError {
  return new DaoError(
    "TRANSACTION_PENDING",
    `The transaction with nonce ${nonce} of ${deployer} is on ${network} and not in a block yet.`,
    { hint: "Wait until it is, send nothing else from this account, and deploy again." },
  );
}

function addressesIn(lines: readonly JournalLine[]): Record<string, string> {
  return Object.fromEntries(
    lines.flatMap(({ message }) =>
      message?.type === "DEPLOYMENT_EXECUTION_STATE_COMPLETE" &&
      message.result.address !== undefined
        ? [[message.futureId, message.result.address]]
        : [],
    ),
  );
}
