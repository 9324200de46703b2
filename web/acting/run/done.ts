import type { Landed } from "../intent.js";

/** What was done, and what follows when the chain takes it back. */
export interface Done extends Landed {
  /** Resolves with whether the chain took it back; false once nobody expects that any more. */
  takenBack?(): Promise<boolean>;
  /** Resolves when it is on the chain again by itself, with its transaction; with nothing when nobody looks any more. */
  backAgain?(): Promise<string | undefined>;
  /** Sends the same again; whatever was signed counts once. */
  again?(): Promise<Done>;
}
