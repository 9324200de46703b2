import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { admit, withdraw } from "./admission.js";
import { mineBlock } from "./block.js";
import type { ChainClock } from "./clock.js";
import type { CheckpointKeeper } from "./checkpoint.js";
import type { Engine, Head } from "./engine.js";
import type { LogFile } from "./log-file.js";
import type { LogRecord } from "./log-format.js";
import { RPC, RpcError } from "./rpc-error.js";

export const MAX_ADVANCE = 400 * 24 * 60 * 60;

const advanceSchema = z.tuple([z.number().int().min(1).max(MAX_ADVANCE)]);

/** The one parameter of rehearsal_advanceTime, in seconds. */
export function secondsOf(params: readonly unknown[]): number {
  const parsed = advanceSchema.safeParse(params);
  if (parsed.success) return parsed.data[0];
  throw new RpcError(
    RPC.invalidParams,
    `rehearsal_advanceTime takes one parameter: whole seconds from 1 to ${MAX_ADVANCE} (400 days)`,
  );
}

export interface LedgerParts {
  engine: Engine;
  log: LogFile;
  clock: ChainClock;
  checkpoint: CheckpointKeeper;
  head: Head;
}

/**
 * The only writer. Each write goes admitted → in the log, on disk → mined → answered. It must be
 * called from the lane: between admission and mining nothing else may touch the engine's pool or clock.
 */
export class Ledger {
  readonly #parts: LedgerParts;
  #fault: DaoError | undefined;

  constructor(parts: LedgerParts) {
    this.#parts = { ...parts };
  }

  get head(): Head {
    return this.#parts.head;
  }

  /** @returns the transaction's hash; its block is mined, also when the transaction reverted. */
  async send(raw: string): Promise<string> {
    this.#assertSound();
    const { engine, clock, head } = this.#parts;
    const hash = await admit(engine, raw);
    const record = { timestamp: clock.now(), raw, parent: head.hash };
    try {
      await this.#write(record);
    } catch (error) {
      await withdraw(engine, hash);
      throw error;
    }
    await this.#mine(record.timestamp, { transaction: hash });
    return hash;
  }

  /** Moves the clock and mines one empty block at the new time. */
  async advance(seconds: number): Promise<Head> {
    this.#assertSound();
    const { clock, head } = this.#parts;
    const record = { timestamp: clock.now() + seconds, advance: seconds, parent: head.hash };
    await this.#write(record);
    await this.#mine(record.timestamp, { advanced: seconds });
    return this.head;
  }

  async #write(record: LogRecord): Promise<void> {
    try {
      await this.#parts.log.append(record);
    } catch (cause) {
      throw this.#fail("CHAIN_LOG_UNWRITABLE", "The chain's log cannot be written", cause);
    }
  }

  async #mine(
    timestamp: number,
    block: { transaction?: string; advanced?: number },
  ): Promise<void> {
    const { engine, clock, checkpoint } = this.#parts;
    try {
      const head = await mineBlock(engine, timestamp, block.transaction);
      this.#parts.head = head;
      clock.mined(head.timestamp, block.advanced);
      checkpoint.note(head);
    } catch (cause) {
      throw this.#fail("CHAIN_ENGINE_FAILED", "The block could not be mined", cause);
    }
  }

  /** Log and engine may now disagree, so nothing more is written until a restart has replayed. */
  #fail(code: string, what: string, cause: unknown): DaoError {
    const why = cause instanceof Error ? cause.message : String(cause);
    this.#fault = new DaoError(code, `${what} (${why}).`, {
      hint: "Whether this write is on the chain shows after a restart; until then there is only reading.",
      cause,
    });
    return this.#fault;
  }

  #assertSound(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }
}
