import { z } from "zod";

/** What a message is, as its receipt says. */
export type MessageKind = "paper" | "ballot" | "post";
/** Which part of the write side knows how to carry it. */
export type FormName = "paper" | "plain" | "ranked" | "election" | "post";
export type MessageStatus = "waiting" | "travelling" | "landed" | "final" | "refused";

/** A message that passed every check. Times are seconds since 1970 by the chain's clock. */
export interface NewMessage {
  /** EIP-712 digest of what was signed: 32 bytes as hex. */
  digest: string;
  kind: MessageKind;
  form: FormName;
  /** Messages of one lane may share a transaction. */
  lane: string;
  /** What can happen only once: two messages with one claim cannot both be accepted. */
  claim: string;
  /** The author's row of posts on a list, and the place in it; only posts have one. */
  chain?: string | undefined;
  position?: number | undefined;
  member: string;
  /** What the form needs to carry it, as JSON. */
  body: string;
  /** Gas it may cost when it travels alone. */
  gas: number;
  /** Whether it comes from somebody who is no member yet. */
  newcomer: boolean;
  acceptedAt: number;
  dueBy: number;
  /** From then on it cannot have an effect. */
  expiresAt: number;
  /** The relay's, on the receipt. */
  signature: string;
}

/** Lane of a message that shares a transaction with no other. */
export const alone = (digest: string): string => `alone/${digest}`;
export const isAlone = (lane: string): boolean => lane.startsWith("alone/");

const text = z.string();
const whole = z.number().int();

export const messageRow = z
  .object({
    id: whole,
    digest: text,
    kind: z.enum(["paper", "ballot", "post"]),
    form: z.enum(["paper", "plain", "ranked", "election", "post"]),
    lane: text,
    claim: text,
    member: text,
    body: text,
    gas: whole,
    accepted_at: whole,
    due_by: whole,
    expires_at: whole,
    signature: text,
    status: z.enum(["waiting", "travelling", "landed", "final", "refused"]),
    nonce: whole.nullable(),
    place: whole.nullable(),
    tries: whole,
    code: text.nullable(),
    reason: text.nullable(),
    brought_by: text.nullable(),
  })
  .transform(({ accepted_at, due_by, expires_at, brought_by, ...row }) => ({
    ...row,
    acceptedAt: accepted_at,
    dueBy: due_by,
    expiresAt: expires_at,
    /** Somebody else's transaction that had its effect. */
    broughtBy: brought_by,
  }));

/** A message as the outbox keeps it. */
export type Message = z.output<typeof messageRow>;

export const attemptRow = z.object({
  nonce: whole,
  lane: text,
  form: z.enum(["paper", "plain", "ranked", "election", "post"]),
  target: text,
  data: text,
  gas: whole,
  day: whole,
  status: z.enum(["sent", "landed", "final", "lost"]),
  hash: text.nullable(),
  block: whole.nullable(),
  blockhash: text.nullable(),
});

/** One nonce, and what it carries. */
export type Attempt = z.output<typeof attemptRow>;

export const variantRow = z
  .object({
    hash: text,
    nonce: whole,
    raw: text,
    price: text.transform(BigInt),
    tip: text.transform(BigInt),
    signed_at: whole,
  })
  .transform(({ signed_at, ...row }) => ({ ...row, signedAt: signed_at }));

/** Signed bytes of an attempt. `signedAt` is the number of the block that was latest then; prices are in wei. */
export type Variant = z.output<typeof variantRow>;

export const laneRow = z
  .object({
    lane: text,
    form: z.enum(["paper", "plain", "ranked", "election", "post"]),
    count: whole,
    oldest: whole,
    soonest: whole,
  })
  .strict();

/** What waits in a lane: how many, since when, and when the first of them expires (seconds). */
export type Lane = z.output<typeof laneRow>;
