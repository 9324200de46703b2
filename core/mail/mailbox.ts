/**
 * How lines that begin with `From ` were protected inside messages:
 * `mboxrd` one `>` more before `From `, `>From `, `>>From ` …; `mboxo` before `From ` alone; `none` not at all.
 */
export const QUOTINGS = ["mboxrd", "mboxo", "none"] as const;
export type Quoting = (typeof QUOTINGS)[number];

/** One message as it stands in a mailbox. */
export interface MailboxMessage {
  /** Place in the mailbox, from 0 without gaps. */
  index: number;
  /** Bytes of the mailbox before it. */
  offset: number;
  /** Bytes it takes up, postmark and quoting not counted. */
  size: number;
  /** The line that began it, `From ` included; nothing when the file begins without one. */
  postmark: string | undefined;
  /** The message, quoting undone; nothing when it is over the limit. */
  bytes: Uint8Array | undefined;
  /** sha-256 of a message over the limit, 0x-prefixed; of others it is quickly made. */
  digest: string | undefined;
}

/** Bounds of reading a mailbox, in bytes and messages. */
export interface MailboxLimits {
  /** Larger messages are passed over, and told of. */
  messageBytes: number;
  /** More messages are refused as a whole. */
  messages: number;
}

/** Chosen: larger than what mail servers let through; memory is a few times the largest message. */
export const MAILBOX_LIMITS: MailboxLimits = { messageBytes: 33_554_432, messages: 500_000 };
