import type {
  Attempt,
  FormName,
  Lane,
  Message,
  MessageStatus,
  NewMessage,
  Variant,
} from "./records.js";
import { attemptsIn, type NewAttempt } from "./attempts.js";
import { openDatabase } from "./database.js";
import { messagesIn } from "./messages.js";
import { trimmerOf } from "./trim.js";

/** Where a transaction was found. */
export interface Landing {
  hash: string;
  block: number;
  blockHash: string;
  /** What it really cost. */
  gas: number;
}

/**
 * What came of a message once its transaction cannot be taken back: an effect; a refusal for good; or neither, and it
 * waits for another try.
 */
export interface Outcome {
  digest: string;
  done: boolean;
  refusal?: { code: string; reason: string };
}

/** What the relay answers for: everything it accepted, and every transaction it ever signed. */
export interface Outbox {
  /**
   * Takes messages in; those taken are on the disk when this returns. Each is checked with those before it taken
   * already: what `check` answers keeps it out.
   *
   * @returns for each message why it was kept out, or nothing.
   */
  insert<Reason>(
    messages: readonly NewMessage[],
    check: (message: NewMessage) => Reason | undefined,
  ): (Reason | undefined)[];
  find(digest: string): Message | undefined;
  attempt(nonce: number): Attempt | undefined;
  /** The message that has a claim, if it was not refused. */
  claimant(claim: string): Message | undefined;
  /** The last post that was accepted in an author's row. */
  lastIn(chain: string): { id: string; sequence: number } | undefined;
  /** Lanes in which messages wait, in the order of the message that waits longest. */
  lanes(): Lane[];
  waitingIn(lane: string, limit: number): Message[];
  carriedBy(nonce: number): Message[];
  /** Whether a post of this text (its digest) is on its way. */
  awaitsContent(digest: string): boolean;
  refuse(digest: string, code: string, reason: string): void;
  /** What waits in a lane goes alone from now on, for so much gas. */
  setApart(digest: string, gas: number): void;
  /** What waits already has its effect, through somebody else's transaction, if it is known which. */
  settleWaiting(digest: string, transaction: string | undefined): void;

  /** Writes down a transaction and what it carries, before anybody sees it. */
  commit(attempt: NewAttempt, variant: Omit<Variant, "nonce">, digests: readonly string[]): void;
  addVariant(variant: Variant): void;
  openAttempts(): Attempt[];
  variantsOf(nonce: number): Variant[];
  /** Highest nonce ever used; nothing in a new outbox. */
  lastNonce(): number | undefined;
  land(nonce: number, landing: Landing, outcomes: readonly Outcome[]): void;
  /** A reorganisation took its block away: it is on its way again, and may cost as much as it was signed for. */
  unland(nonce: number, gas: number): void;
  finish(nonce: number, landing: Landing, outcomes: readonly Outcome[]): void;
  /** Another transaction took the nonce for good: what this one carried waits again. */
  lose(nonce: number): void;

  /** Gas of attempts of a day: what they cost, or may cost as long as they are on their way. */
  spentOn(day: number): number;
  /** Gas that was thought enough for messages accepted since a moment, of one member or of all newcomers. */
  reservedSince(moment: number, of: { member: string } | { newcomers: true }): number;
  /** The same for all that waits. */
  waitingGas(): number;
  acceptedSince(moment: number, member: string): number;
  /** How many messages there ever were of each form, by what became of them; dropped ones are counted too. */
  counts(): { form: FormName; status: MessageStatus; count: number }[];
  /** Messages that are not on the chain yet. */
  undone(): number;
  /** Messages that should be on the chain by now and are not. */
  overdue(now: number): number;
  /**
   * Drops messages that were done with and could have no effect any more from a moment on, and transactions settled
   * before it that carried none of those left. The last nonce stays.
   *
   * @param most messages, and transactions, at a time.
   * @returns how many of both there were.
   */
  trim(before: number, most: number): number;
  close(): void;
}

/**
 * Opens the outbox for this process alone: SQLite holds the file's lock as long as it is open, and the system frees it
 * when the process dies, however it dies.
 *
 * @throws DaoError `RELAY_LOCKED`, `OUTBOX_UNUSABLE`
 */
export function openOutbox(path: string): Outbox {
  const database = openDatabase(path);
  return {
    ...messagesIn(database),
    ...attemptsIn(database),
    trim: trimmerOf(database),
    close: () => database.close(),
  };
}
