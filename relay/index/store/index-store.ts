import type { BlockMark } from "../../../core/queries/index.js";
import type { Change, ScanRange, SearchRow, StateReader } from "../../../core/replay/index.js";

export type { BlockMark };

/** Something readers may want to look at again. */
export interface FeedItem {
  kind: string;
  id: string;
}

/** A feed item with its number and block. */
export interface FeedEntry extends FeedItem {
  /** Counts up without end; a listener comes back with the last it has seen. */
  sequence: number;
  block: number;
}

/** What one commit writes, all or nothing. */
export interface Commit {
  /** Up to where the state is folded now. */
  block: BlockMark;
  changes: readonly Change[];
  feed: readonly FeedItem[];
  /** Whether the block may still be replaced: then the rows it changes are kept as they were. */
  undoable: boolean;
  /** Blocks up to this one can no longer be replaced. */
  final: number;
}

/** A search as the store answers it. */
export interface SearchQuery {
  /** Words, all of which must occur; the last may be unfinished. */
  words: readonly string[];
  kind?: string | undefined;
  /** List of posts. */
  within?: string | undefined;
  limit: number;
  /** How many to leave out. */
  offset: number;
}

/** A text that is no part of the state and is found by its words all the same. */
export interface ShelvedText extends Omit<SearchRow, "kind"> {
  kind: "imported";
  /** Where it can be read: the history's CID, and its index there. */
  history: { cid: string; index: number };
}

/** Whatever can be found. */
export type Searchable = SearchRow | ShelvedText;

export type SearchHit = Searchable & {
  /** A piece of the body around what was found. */
  excerpt: string;
};

/**
 * Texts beside the state, of sources that come and go whole: histories of mailing lists. They are forgotten with the state;
 * whoever brought them looks from time to time whether they are there.
 */
export interface TextShelf {
  /** Every source of which there are texts, and whether all of them are. */
  sources(): Promise<{ source: string; complete: boolean }[]>;
  /** Adds texts of a source, each under its key: what is found is there from then on. */
  shelve(source: string, texts: ReadonlyMap<string, ShelvedText>): Promise<void>;
  /** All texts of the source are there. */
  complete(source: string): Promise<void>;
  /** Forgets a source, piece by piece. */
  remove(source: string): Promise<void>;
}

/** Texts forgotten in one piece. */
export const SHELF_PIECE = 200;

/**
 * Where the index keeps everything: one ordered map for each table, the marks of blocks, what is needed to go back, the
 * feed, and words. Each method is atomic and, once its promise is kept, survives a kill.
 */
export interface IndexStore extends StateReader {
  /** Raised by everything that changes the state, as long as this object lives. */
  readonly revision: number;
  /** What this store holds the index of; nothing while it is empty. */
  identity(): Promise<string | undefined>;
  /** Up to where the state is folded; nothing before the first commit. */
  cursor(): Promise<BlockMark | undefined>;
  /** Blocks the state can go back to, the newest first. */
  marks(): Promise<BlockMark[]>;
  commit(commit: Commit): Promise<void>;
  /** Puts back every row as it was after the marked block. */
  rollBack(to: BlockMark): Promise<void>;
  /** Forgets everything, and becomes the index of something (else). */
  clear(identity: string): Promise<void>;
  search(query: SearchQuery): Promise<SearchHit[]>;
  readonly shelf: TextShelf;
  /** Feed entries beyond a number, in order. */
  feedAfter(sequence: number, limit: number): Promise<FeedEntry[]>;
  /** The oldest and newest number of the feed; zero while it is empty. */
  feedEnds(): Promise<{ oldest: number; newest: number }>;
  /** All rows of all tables in order, one line each. */
  dump(): AsyncIterable<string>;
  close(): Promise<void>;
}

/** How many feed entries are kept for listeners that come back. */
export const FEED_KEPT = 5_000;

/** Rows read at once by a scan. */
export const PAGE = 200;

/** Beyond every key with the prefix: keys are ASCII. */
const LAST = "\u007f";

/** The keys between which a scan moves, both left out unless `from` is the prefix itself. */
export function boundsOf({ prefix = "", after, reverse = false }: ScanRange): {
  from: string;
  to: string;
} {
  const [from, to] = [prefix, `${prefix}${LAST}`];
  if (after === undefined) return { from, to };
  if (reverse) return { from, to: after < to ? after : to };
  return { from: after >= from ? `${after}\u0000` : from, to };
}

/** Rows of this table are found by their words. */
export const SEARCHED = "search";

/** Words without what a database's text cannot hold. */
export const searchable = (text: string): string => text.replaceAll("\u0000", " ");
