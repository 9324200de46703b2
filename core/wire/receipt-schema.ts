import { z } from "zod";
import { addressField, bytes32Field, momentField, signatureField } from "./fields.js";

/** What a relay signs when it takes a message: what, when, and by when it will be on the chain. */
export const receiptSchema = z
  .strictObject({
    /** EIP-712 digest of the paper, ballot or post. */
    message: bytes32Field,
    kind: z.enum(["paper", "ballot", "post"]),
    /** Times by the chain's clock, seconds since 1970. */
    acceptedAt: momentField,
    dueBy: momentField,
    relay: addressField,
  })
  .meta({ id: "Receipt", description: "What a relay took, when, and what it promised." });

export type Receipt = z.infer<typeof receiptSchema>;

/** What became of a message. Only `final` and `refused` are for good. */
export const MESSAGE_STATUSES = ["waiting", "travelling", "landed", "final", "refused"] as const;

/** Answer to a message that was taken, and to every later question about it. */
export const receiptAnswerSchema = z
  .strictObject({
    receipt: receiptSchema,
    /** The relay's, over the receipt. */
    signature: signatureField,
    status: z.enum(MESSAGE_STATUSES).meta({
      description:
        "waiting: written down; travelling: in a transaction; landed: in a block; final: there for good; refused: it will never be there, `refusal` says why",
    }),
    /** The transaction that carries it; nothing when it waits, or when somebody else brought it. */
    transaction: bytes32Field.optional(),
    block: z.int().nonnegative().optional(),
    refusal: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  })
  .meta({ id: "ReceiptAnswer", description: "A signed receipt, and what became of the message." });

export type ReceiptAnswer = z.infer<typeof receiptAnswerSchema>;
