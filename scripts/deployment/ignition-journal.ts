import { z } from "zod";
import { readIfPresent } from "../chain/read-if-present.js";

/*
 * Ignition's journal: one JSON message per line. Only what a resumed run must know is read here; the tests run real
 * deployments, so a version of Ignition that writes otherwise is noticed.
 */

const interactionSchema = z.object({
  id: z.number(),
  /** Missing for the creation of a contract. */
  to: z.string().optional(),
  data: z.string(),
});

const messageSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("NETWORK_INTERACTION_REQUEST"),
    futureId: z.string(),
    networkInteraction: interactionSchema,
  }),
  z.object({
    type: z.literal("TRANSACTION_PREPARE_SEND"),
    futureId: z.string(),
    networkInteractionId: z.number(),
    nonce: z.number(),
  }),
  z.object({
    type: z.literal("TRANSACTION_SEND"),
    futureId: z.string(),
    networkInteractionId: z.number(),
  }),
  z.object({
    type: z.literal("TRANSACTION_CONFIRM"),
    receipt: z.object({ blockNumber: z.number() }),
  }),
  z.object({
    type: z.literal("DEPLOYMENT_EXECUTION_STATE_COMPLETE"),
    futureId: z.string(),
    result: z.object({ address: z.string().optional() }),
  }),
]);

/** A message of the journal, of the kinds that matter for resuming. */
export type JournalMessage = z.infer<typeof messageSchema>;

export interface IgnitionJournal {
  messages: JournalMessage[];
  /** The journal up to its last whole line. */
  whole: string;
  /** Bytes of a last line that was cut off in the middle of writing. */
  tornBytes: number;
}

/** @returns undefined when nothing was begun. */
export async function readIgnitionJournal(path: string): Promise<IgnitionJournal | undefined> {
  const text = (await readIfPresent(path))?.toString("utf8");
  if (text === undefined) return undefined;
  const lines = text.split("\n");
  const last = lines.at(-1) ?? "";
  const torn = last !== "" && !isJson(last);
  if (torn) lines.pop();
  const whole = lines.join("\n");
  const messages = lines.flatMap((line) => {
    if (line === "") return [];
    const parsed = messageSchema.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data] : [];
  });
  return {
    messages,
    whole,
    tornBytes: torn ? Buffer.byteLength(text) - Buffer.byteLength(whole) : 0,
  };
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
