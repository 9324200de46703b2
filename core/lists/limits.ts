/** Most bytes of a subject; the contract's own limit. */
export const SUBJECT_LIMIT = 200;
/** Most bytes of a post's content (64 KiB). */
export const CONTENT_LIMIT = 65_536;
/** Most bytes of a signature in a batch: any key's, and those of most contract wallets. */
export const SIGNATURE_LIMIT = 4096;
/** Most posts in one batch; the contract's own limit. */
export const BATCH_LIMIT = 500;
/** Most bytes of a batch, so that it is one raw block (1 MiB). */
export const BATCH_BYTES_LIMIT = 1_048_576;
/** How long after `sentAt` a post may come in (seconds; 30 days). */
export const POST_AGE_LIMIT = 2_592_000;
/** How far ahead of the block's clock `sentAt` may be (seconds; 15 minutes). */
export const POST_AHEAD_LIMIT = 900;
/** Largest sequence number of a post. */
export const LAST_POST_SEQUENCE = 2n ** 64n - 1n;
/** Largest moment an envelope can say (seconds). */
export const LAST_MOMENT = 2 ** 48 - 1;
