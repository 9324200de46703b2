import type { CID } from "multiformats/cid";
import { z } from "zod";
import { PIN_REASONS, type PinReason } from "../service.js";

/** A content as the book has it; `stored_at` in seconds, `next_try` in milliseconds since 1970. */
export const contentRow = z.object({
  cid: z.string(),
  state: z.enum(["wanted", "held", "damaged"]),
  size: z.number().nullable(),
  blocks: z.number().nullable(),
  media_type: z.string().nullable(),
  stored_at: z.number().nullable(),
  tries: z.number(),
  next_try: z.number(),
  problem: z.string().nullable(),
});
export type ContentRow = z.infer<typeof contentRow>;

/** A block of a content: sha-256 and size. */
export interface KeptBlock {
  hash: Uint8Array;
  bytes: number;
}

/** A content to be entered, complete. */
export interface HeldContent {
  cid: string;
  /** Content bytes. */
  size: number;
  /** Each once. */
  blocks: readonly KeptBlock[];
  reason: PinReason | undefined;
  /** Whose share it counts in as long as it has no reason. */
  uploader: Uint8Array | undefined;
}

/** A reason to be noted. */
export interface WantedContent {
  cid: string;
  reason: PinReason;
  mediaType?: string | undefined;
}

export const hashOf = (cid: CID): Uint8Array => cid.multihash.digest;

/** Rows of one column, taken out of their row. */
export const totalRow = z.object({ total: z.number() }).transform((row) => row.total);
export const momentRow = z.object({ at: z.number().nullable() }).transform((row) => row.at);
export const bytesRow = z.object({ bytes: z.number() }).transform((row) => row.bytes);
export const hashRow = z.object({ hash: z.instanceof(Uint8Array) }).transform((row) => row.hash);
export const saltRow = z.object({ salt: z.instanceof(Uint8Array) }).transform((row) => row.salt);
export const cidRow = z.object({ cid: z.string() }).transform((row) => row.cid);
export const reasonRow = z.object({ reason: z.enum(PIN_REASONS) }).transform((row) => row.reason);
export const countRow = z.object({
  state: z.enum(["held", "wanted", "damaged"]),
  total: z.number(),
});
