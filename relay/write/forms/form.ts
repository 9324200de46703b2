import type { Call, BlockTag, Receipt } from "../chain.js";
import type { Attempt, FormName, Message, MessageKind } from "../outbox/records.js";

/** A message that reads well; nothing about it was asked of the chain yet. */
export interface Draft {
  /** EIP-712 digest of what was signed, 32 bytes as hex. */
  digest: string;
  kind: MessageKind;
  /** What can happen only once, in words that no other message has. */
  claim: string;
  /** Whoever signed it. */
  member: string;
}

/** A draft that is signed, allowed and possible now. */
export interface Admission {
  form: FormName;
  /** Messages of one lane share transactions; {@link alone} for one that travels by itself. */
  lane: string;
  /** The author's row of messages, and the place in it. */
  chain?: string;
  position?: number;
  body: unknown;
  /** Gas when it travels alone. */
  gas: number;
  newcomer: boolean;
  /** Last second at which it can have an effect. */
  expiresAt: number;
  /** Keeps what the message needs besides itself; durable when the promise is kept. */
  store?: () => Promise<void>;
  /** Told when the message was written down, or was not after all. */
  stored?: () => void;
}

/**
 * What the chain says of a message that waits: it has its effect; or something else took its place for good, in words;
 * or neither.
 */
export type Effect =
  | { state: "absent" }
  /** `transaction`: hash of the one that brought it; nothing where the node tells of none. */
  | { state: "present"; transaction: string | undefined }
  | { state: "displaced"; code: string; reason: string };

export const ABSENT: Effect = { state: "absent" };
export const present = (transaction: string | undefined): Effect => ({
  state: "present",
  transaction,
});

/**
 * What came of a message of a transaction that succeeded: its effect; nothing, so it may go again; nobody can tell yet;
 * or it is void for good, in words.
 */
export type Standing = "done" | "again" | "unread" | { code: string; reason: string };

export const standing = (stands: boolean): Standing => (stands ? "done" : "again");

/** A transaction for some messages. */
export interface Load {
  to: string;
  data: string;
  /** In the order in which they lie in the data. */
  messages: Message[];
}

/** How messages of one form reach the chain. */
export interface Form {
  readonly name: FormName;
  /** Most messages in one transaction. */
  readonly limit: number;
  /** Whether the next transaction of a lane waits until the one before is in a block. */
  readonly serial: boolean;
  /** The transaction that carries messages of one lane. Whatever it needs elsewhere is stored, durably, when this returns. */
  load(messages: readonly Message[]): Promise<Load>;
  /** How many of the messages the chain would take, by what the call returned. */
  taken(load: Load, returned: string): number;
  /** The message travelling alone: to see what the chain says to it. */
  single(message: Message): Call;
  effectOf(message: Message, tag: BlockTag): Promise<Effect>;
  /** Places of those messages that a successful transaction passed over. */
  skipped(attempt: Attempt, receipt: Receipt): ReadonlySet<number>;
  /** Of each message of a transaction that succeeded and is final, what the contracts and their readers know of it. */
  stand(attempt: Attempt, messages: readonly Message[], receipt: Receipt): Promise<Standing[]>;
  /** A message was refused: what was kept for it alone is let go. */
  discard?(message: Message): void;
}

export { alone, isAlone } from "../outbox/records.js";

/** The body of a message as its form wrote it. */
export function bodyOf<Body>(message: Pick<Message, "body">): Body {
  return JSON.parse(message.body) as Body;
}
