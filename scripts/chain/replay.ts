import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { mineBlock } from "./block.js";
import type { Checkpoint } from "./checkpoint.js";
import type { ChainClock } from "./clock.js";
import { engineVersions, type Engine, type Head } from "./engine.js";
import { lineOfBlock, type LogHeader, type LogRecord } from "./log-format.js";

/** Called after every replayed block with how many of how many are done. */
export type OnProgress = (done: number, total: number) => void;

/** What a replay that ended elsewhere most likely comes from. */
function explainDivergence(header: LogHeader): string {
  const { hardhat, edr } = engineVersions();
  const wrote = `Hardhat ${header.hardhat} with EDR ${header.edr}`;
  if (hardhat === header.hardhat && edr === header.edr) {
    return `The same ${wrote} wrote it, so the log or the checkpoint was changed: restore the directory from a copy.`;
  }
  return `${wrote} wrote it and this is Hardhat ${hardhat} with EDR ${edr}: install the former, or move the directory away to begin a new chain.`;
}

function diverged(header: LogHeader, message: string, cause?: unknown): DaoError {
  return new DaoError("CHAIN_REPLAY_DIVERGED", message, { hint: explainDivergence(header), cause });
}

async function replayRecord(engine: Engine, record: LogRecord): Promise<Head> {
  if ("advance" in record) return mineBlock(engine, record.timestamp);
  const hash = z.string().parse(await engine.request("eth_sendRawTransaction", [record.raw]));
  return mineBlock(engine, record.timestamp, hash);
}

/**
 * Applies a log to an engine that stands at its genesis block.
 *
 * @throws DaoError `CHAIN_REPLAY_DIVERGED` when any block comes out differently, naming the line;
 * `CHAIN_LOG_SHORT` when the checkpoint knows of blocks that the log no longer has.
 */
export async function replay(
  engine: Engine,
  header: LogHeader,
  records: readonly LogRecord[],
  checkpoint: Checkpoint | undefined,
  clock: ChainClock,
  onProgress: OnProgress = () => undefined,
): Promise<Head> {
  let head = await engine.head();
  if (head.hash !== header.genesisHash) {
    throw diverged(
      header,
      `The first block came out as ${head.hash}; the log begins with ${header.genesisHash}.`,
    );
  }
  if (checkpoint !== undefined && checkpoint.blockNumber > records.length) {
    throw new DaoError(
      "CHAIN_LOG_SHORT",
      `The log ends at block ${records.length} but this chain has had block ${checkpoint.blockNumber}: blocks are missing.`,
      {
        hint: "Restore the directory from a copy. Only if the loss is accepted: delete the checkpoint.",
      },
    );
  }
  for (const [index, record] of records.entries()) {
    const line = lineOfBlock(index + 1);
    if (record.parent !== head.hash) {
      throw diverged(
        header,
        `Line ${line} builds on block ${record.parent}; the replay came to ${head.hash}.`,
      );
    }
    try {
      head = await replayRecord(engine, record);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw diverged(header, `Line ${line} was accepted once and is now refused: ${why}.`, cause);
    }
    clock.mined(head.timestamp, "advance" in record ? record.advance : 0);
    assertCheckpoint(header, checkpoint, head);
    onProgress(index + 1, records.length);
  }
  return head;
}

function assertCheckpoint(header: LogHeader, checkpoint: Checkpoint | undefined, head: Head): void {
  if (checkpoint?.blockNumber !== head.number || checkpoint.blockHash === head.hash) return;
  throw diverged(
    header,
    `Line ${lineOfBlock(head.number)} made block ${head.hash}; the checkpoint has ${checkpoint.blockHash} there.`,
  );
}
