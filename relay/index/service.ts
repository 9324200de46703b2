import type { WireState } from "../../core/wire/state.js";
import type { RelayPart } from "../services.js";
import type { Queries } from "./queries/queries.js";
import type { BlockMark, FeedEntry, TextShelf } from "./store/index-store.js";

/** What routes and siblings ask of the index. */
export interface IndexService extends RelayPart {
  readonly queries: Queries;
  /** Texts beside the state that are found with it. */
  readonly shelf: TextShelf;
  /** The block everything is answered at; nothing while the first are being read. */
  at(): BlockMark | undefined;
  /** The digest of the state, for whoever replays the chain and compares. Reads everything there is. */
  state(): Promise<WireState>;
  /** Resolves when the index has reached a block; rejects with the signal's reason. */
  reached(block: number, signal: AbortSignal): Promise<void>;
  /**
   * What changes, from behind a feed number on (without one, from now on), until the signal. A listener that was away too
   * long gets one entry of the kind `missed` first: it should read everything anew.
   */
  changes(after: number | undefined, signal: AbortSignal): AsyncIterable<FeedEntry>;
}
