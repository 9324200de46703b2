import { z } from "zod";
import { isDaoError } from "../errors.js";
import { parseCid } from "../content/index.js";

/** A CID as the archive writes it: base32, 59 characters. */
export const cidField = z
  .string()
  .max(128, { error: "must be a CID of 59 characters" })
  .superRefine((text, context) => {
    try {
      parseCid(text);
    } catch (error) {
      if (!isDaoError(error)) throw error;
      context.addIssue({ code: "custom", message: error.message });
    }
  });

const state = z.enum(["unknown", "wanted", "held", "damaged"]);
const reason = z.enum(["document", "batch", "post", "attachment", "promised", "pinned"]);
const seconds = z.int().nonnegative();

/** Where one content stands at a relay; the field names say what is not there by leaving it out. */
export const contentStatusSchema = z
  .object({
    cid: z.string(),
    /** `wanted`: it is being looked for; `damaged`: a block was lost or changed, and is being looked for. */
    state,
    /** Why it is kept for good; without any it expires. */
    reasons: z.array(reason),
    /** Content bytes. */
    size: z.int().nonnegative().optional(),
    blocks: z.int().positive().optional(),
    storedAt: seconds.optional(),
    expiresAt: seconds.optional(),
    mediaType: z.string().optional(),
    /** How often peers were asked in vain. */
    tries: z.int().nonnegative(),
    problem: z.string().optional(),
    /** At the pinning service. */
    remote: z.string().optional(),
  })
  .meta({ id: "ContentStatus", description: "Where a content stands at this relay." });
export type WireContentStatus = z.infer<typeof contentStatusSchema>;

/** The content store as a whole. */
export const contentSummarySchema = z
  .object({
    store: z.string(),
    contents: z.object({
      held: z.int().nonnegative(),
      wanted: z.int().nonnegative(),
      damaged: z.int().nonnegative(),
    }),
    storedBytes: z.int().nonnegative(),
    maxStoredBytes: z.int().positive(),
    peers: z.array(z.object({ url: z.string(), state: z.enum(["asked", "paused", "dropped"]) })),
  })
  .meta({ id: "ContentSummary", description: "What this relay keeps, and whom it asks." });
export type WireContentSummary = z.infer<typeof contentSummarySchema>;

/** Answer to `PUT /v1/content`: what the archive would record of these bytes. */
export const contentAddedSchema = z
  .object({
    cid: z.string(),
    /** sha-256 of the exact bytes, `0x` hexadecimal. */
    digest: z.string(),
    /** Content bytes. */
    size: z.int().nonnegative(),
  })
  .meta({ id: "ContentAdded" });
export type ContentAdded = z.infer<typeof contentAddedSchema>;

/** Answer to `POST /v1/content/car`. */
export const carTakenSchema = z
  .object({ contents: z.array(z.object({ cid: z.string(), size: z.int().nonnegative() })) })
  .meta({ id: "CarTaken", description: "The roots of the CAR, each complete here now." });
export type CarTaken = z.infer<typeof carTakenSchema>;

export const cidParams = z.object({ cid: cidField });

/** Query of a trustless gateway. What else a client sends is passed over. */
export const gatewayQuery = z.object({
  format: z.enum(["raw", "car"]).optional(),
  "dag-scope": z.enum(["block", "entity", "all"]).optional(),
  /** What the download is called. */
  filename: z.string().max(255).optional(),
});

export const carQuery = z.object({ cid: cidField });

/** Bytes that go out as they are. */
export const bytesAnswer = z.unknown().meta({ description: "Bytes, as the Content-Type says." });
