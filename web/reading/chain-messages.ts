import type { CoalitionConfig } from "./config.js";
import type { ReadingProgress } from "./progress.js";
import type { ReaderMethod } from "./reader-methods.js";

/** What the page tells the worker that reads the chain. */
export type ToWorker =
  | {
      type: "start";
      config: CoalitionConfig;
      rpcUrls: readonly string[];
      /** Whom to ask for batches and words. */
      relays: readonly string[];
    }
  /** The chain may be within reach again. */
  | { type: "wake" }
  | { type: "ask"; id: number; method: ReaderMethod; args: readonly unknown[] };

/** An error on its way between the two. */
export interface SentError {
  code?: string | undefined;
  message: string;
  hint?: string | undefined;
}

/** What the worker tells the page. */
export type FromWorker =
  | { type: "answer"; id: number; value?: unknown; error?: SentError }
  | { type: "progress"; progress: ReadingProgress }
  | { type: "moved" };
