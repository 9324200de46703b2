import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { DaoError } from "../../core/errors.js";
import { readCheckpoint } from "./checkpoint.js";
import { ChainClock, type WallClock } from "./clock.js";
import {
  CHAIN_ID,
  createEngine,
  engineVersions,
  HARDFORK,
  type Engine,
  type Head,
} from "./engine.js";
import { LogFile } from "./log-file.js";
import { LOG_VERSION, parseLog, type LogHeader } from "./log-format.js";
import { readIfPresent } from "./read-if-present.js";
import { replay, type OnProgress } from "./replay.js";

export const logPathIn = (directory: string): string => join(directory, "transactions.jsonl");
export const checkpointPathIn = (directory: string): string => join(directory, "checkpoint.json");

/** A chain ready to be written to. */
export interface Restored {
  engine: Engine;
  header: LogHeader;
  log: LogFile;
  clock: ChainClock;
  head: Head;
  isFresh: boolean;
  /** Bytes of an unfinished last line that were cut off: a write nobody was told of. */
  tornBytes: number;
}

async function begin(directory: string, wallClock: WallClock | undefined): Promise<Restored> {
  const genesisTimestamp = new ChainClock(0, wallClock).now();
  const engine = await createEngine({ timestamp: genesisTimestamp, hardfork: HARDFORK });
  const head = await engine.head();
  const header: LogHeader = {
    format: "three-opens-chain",
    version: LOG_VERSION,
    chainId: CHAIN_ID,
    ...engineVersions(),
    hardfork: HARDFORK,
    genesisTimestamp,
    genesisHash: head.hash,
    instance: `0x${randomBytes(32).toString("hex")}`,
  };
  const log = await LogFile.create(logPathIn(directory), header);
  const clock = new ChainClock(genesisTimestamp, wallClock);
  return { engine, header, log, clock, head, isFresh: true, tornBytes: 0 };
}

/**
 * Replays the chain of a directory, or begins one where there is none. Nothing on disk is changed
 * before the replay has ended where it should. The caller holds the directory's lock.
 *
 * @throws DaoError `CHAIN_LOG_*`, `CHAIN_CHECKPOINT_CORRUPT`, `CHAIN_REPLAY_DIVERGED`.
 */
export async function restore(
  directory: string,
  {
    onProgress,
    wallClock,
  }: { onProgress?: OnProgress | undefined; wallClock?: WallClock | undefined },
): Promise<Restored> {
  const bytes = await readIfPresent(logPathIn(directory));
  const checkpoint = await readCheckpoint(checkpointPathIn(directory));
  if (bytes === undefined) {
    if (checkpoint === undefined) return begin(directory, wallClock);
    throw new DaoError(
      "CHAIN_LOG_MISSING",
      `This chain has had block ${checkpoint.blockNumber} but its log ${logPathIn(directory)} is gone.`,
      { hint: "Restore the directory from a copy, or move it away to begin a new chain." },
    );
  }
  const { header, records, goodBytes } = parseLog(bytes);
  const engine = await createEngine({
    timestamp: header.genesisTimestamp,
    hardfork: header.hardfork,
  });
  const clock = new ChainClock(header.genesisTimestamp, wallClock);
  try {
    const head = await replay(engine, header, records, checkpoint, clock, onProgress);
    const log = await LogFile.open(logPathIn(directory), goodBytes);
    return {
      engine,
      header,
      log,
      clock,
      head,
      isFresh: records.length === 0,
      tornBytes: bytes.length - goodBytes,
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}
