import { z } from "zod";
import { DaoError } from "../../core/errors.js";
import { writeDurably } from "./durable-file.js";
import type { Head } from "./engine.js";
import { readIfPresent } from "./read-if-present.js";

const checkpointSchema = z.strictObject({
  blockNumber: z.number().int().nonnegative(),
  blockHash: z.string().regex(/^0x[0-9a-f]{64}$/),
});

/** A block that this chain is known to have had. */
export type Checkpoint = z.infer<typeof checkpointSchema>;

/** @throws DaoError `CHAIN_CHECKPOINT_CORRUPT` */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  const bytes = await readIfPresent(path);
  if (bytes === undefined) return undefined;
  try {
    return checkpointSchema.parse(JSON.parse(bytes.toString("utf8")));
  } catch (cause) {
    throw new DaoError("CHAIN_CHECKPOINT_CORRUPT", `The checkpoint ${path} cannot be read.`, {
      hint: "Restore it from a copy. Only if you trust the log as it is: delete the checkpoint.",
      cause,
    });
  }
}

/**
 * Keeps the checkpoint close behind the chain without slowing it: the parent hash in each line of
 * the log already checks every block but the last, so once a second and at the end is enough.
 */
export class CheckpointKeeper {
  readonly #path: string;
  readonly #onFailure: (error: unknown) => void;
  #head: Head;
  #written: Head | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(path: string, head: Head, onFailure: (error: unknown) => void) {
    this.#path = path;
    this.#head = head;
    this.#onFailure = onFailure;
  }

  note(head: Head): void {
    this.#head = head;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.flush().catch(this.#onFailure);
    }, 1000).unref();
  }

  /** Writes the latest block noted, after any write that is under way. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const write = this.#writing.then(async () => {
      const head = this.#head;
      if (head === this.#written) return;
      const checkpoint: Checkpoint = { blockNumber: head.number, blockHash: head.hash };
      await writeDurably(this.#path, `${JSON.stringify(checkpoint)}\n`);
      this.#written = head;
    });
    this.#writing = write.catch(() => undefined);
    await write;
  }
}
