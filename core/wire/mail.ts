import { z } from "zod";
import { importedHeadSchema, importedMessageSchema, leftOutSchema } from "../mail/imported-list.js";
import { addressField, bytes32Field, momentField } from "./fields.js";

/** A list by its id or its name. */
export const listParamsSchema = z.object({
  id: z.string().regex(/^(0x[0-9a-fA-F]{64}|[a-z0-9][a-z0-9.-]{0,63})$/, {
    error: "must be a list's id (32 bytes as hexadecimal) or its name",
  }),
});

export const feedQuerySchema = z.object({
  /** Only posts below this place in the list's log; a feed's next page names it. */
  before: z
    .string()
    .regex(/^(0|[1-9]\d{0,18})$/, { error: "must be a place in the list's log" })
    .optional(),
});

export const historyQuerySchema = z.object({
  /** Only messages beyond this index of the mailbox. */
  after: z.coerce.number().int().nonnegative().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const historyParamsSchema = listParamsSchema.extend({
  /** CID of the imported history. */
  cid: z.string().regex(/^b[a-z2-7]{58}$/, { error: "must be the CID of an imported history" }),
});

/**
 * An imported history: what an archivist says was said before. Its messages are not signed, and nobody's identity in
 * them was checked; `provenance` says so wherever it is shown.
 */
export const importedHistorySchema = z
  .object({
    provenance: z.literal("imported"),
    /** CID of the canonical file. */
    cid: z.string(),
    /** Version of the archive's document that brought it. */
    versionId: bytes32Field,
    /** Who deposited it. */
    archivist: addressField,
    depositedAt: momentField,
    head: importedHeadSchema,
  })
  .meta({ id: "ImportedHistory" });

export const importedEntryWireSchema = z.discriminatedUnion("kind", [
  importedMessageSchema,
  leftOutSchema,
]);

export const historiesSchema = z.object({ histories: z.array(importedHistorySchema) });

export const historyPageSchema = z.object({
  history: importedHistorySchema,
  /** In the order of the mailbox. */
  entries: z.array(importedEntryWireSchema),
  /** Give it as `after` for what follows; null at the end. */
  next: z.int().nonnegative().nullable(),
});

export type ImportedHistory = z.infer<typeof importedHistorySchema>;
export type HistoryPage = z.infer<typeof historyPageSchema>;
