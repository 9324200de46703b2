import { mkdir } from "node:fs/promises";
import { DaoError } from "../../core/errors.js";
import { CheckpointKeeper } from "./checkpoint.js";
import type { WallClock } from "./clock.js";
import { openDoor, type Door } from "./door.js";
import type { Head } from "./engine.js";
import { Lane } from "./lane.js";
import { Ledger } from "./ledger.js";
import { lockDirectory } from "./lock.js";
import type { OnProgress } from "./replay.js";
import { checkpointPathIn, restore } from "./restore.js";
import { createRpc, type RpcProvider } from "./rpc.js";

/** Human chatter about what the chain does; nothing depends on it. */
export interface ChainLogger {
  info(message: string): void;
  warn(message: string): void;
}

export interface OpenChainOptions {
  /** Where the chain lives; made when missing. One chain at a time may use it. */
  directory: string;
  /** 0 takes any free port. */
  port: number;
  /** Default: 127.0.0.1, this machine alone. */
  host?: string;
  /** Told about each block while the log is replayed. */
  onProgress?: OnProgress;
  logger?: ChainLogger;
  /** Seconds since 1970. Default: the system's clock. */
  wallClock?: WallClock;
}

/** A running local chain. */
export interface LocalChain {
  /** Where JSON-RPC over HTTP is answered. */
  readonly url: string;
  /** The same in process: same allow-list, same log. */
  readonly provider: RpcProvider;
  /** True if nothing had ever happened on this chain when it was opened: no block but the first. */
  readonly isFresh: boolean;
  /** The latest block. */
  readonly head: Head;
  /** Finishes what is under way and sets the directory free. */
  close(): Promise<void>;
}

const SILENT: ChainLogger = { info: () => undefined, warn: () => undefined };

const describe = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What must be undone, in reverse order, when the chain closes or cannot open. */
class Undoing {
  readonly #steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Every step is tried; the first failure is thrown at the end. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}

/**
 * Opens the persistent local chain of a directory: replays its log (or begins a new chain) and
 * listens. Every transaction that was acknowledged before is there, in the same blocks.
 *
 * @throws DaoError `CHAIN_DIRECTORY_UNUSABLE`, `CHAIN_LOCKED`, `CHAIN_LOG_*`, `CHAIN_CHECKPOINT_CORRUPT`,
 * `CHAIN_REPLAY_DIVERGED`, `PORT_IN_USE`, `PORT_UNUSABLE`; the directory is then free and its log unchanged.
 */
export async function openChain(options: OpenChainOptions): Promise<LocalChain> {
  const undoing = new Undoing();
  try {
    return await open(options, undoing);
  } catch (error) {
    await undoing.run().catch(() => undefined); // Why it could not open matters more.
    throw error;
  }
}

async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    const message = `The directory ${directory} cannot be made (${describe(cause)}).`;
    const hint = "Choose another one for the chain's data.";
    throw new DaoError("CHAIN_DIRECTORY_UNUSABLE", message, { hint, cause });
  }
}

async function open(options: OpenChainOptions, undoing: Undoing): Promise<LocalChain> {
  const { directory, port, host = "127.0.0.1", logger = SILENT, onProgress, wallClock } = options;
  await makeDirectory(directory);
  const lock = await lockDirectory(directory);
  undoing.add(() => lock.release());

  const restored = await restore(directory, { onProgress, wallClock });
  const { engine, log, isFresh, tornBytes } = restored;
  undoing.add(() => engine.close());
  undoing.add(() => log.close());
  if (tornBytes > 0)
    logger.warn(
      `cut off an unfinished last line of ${tornBytes} bytes: nobody was told it was written`,
    );

  const checkpoint = new CheckpointKeeper(checkpointPathIn(directory), restored.head, (error) =>
    logger.warn(`the checkpoint could not be written: ${describe(error)}`),
  );
  await checkpoint.flush();
  undoing.add(() => checkpoint.flush());

  const ledger = new Ledger({ ...restored, checkpoint });
  const lane = new Lane();
  const provider = createRpc({ ...restored, ledger, lane });
  const door: Door = await openDoor(provider, {
    host,
    port,
    onFault: (error) => logger.warn(`a request failed in an unexpected way: ${describe(error)}`),
  });
  undoing.add(() => door.close());
  undoing.add(() => lane.close());
  logger.info(
    `${isFresh ? "began a new chain" : `restored block ${ledger.head.number}`} in ${directory}`,
  );

  let closing: Promise<void> | undefined;
  return {
    url: door.url,
    provider,
    isFresh,
    get head() {
      return ledger.head;
    },
    close: () => (closing ??= undoing.run()),
  };
}
