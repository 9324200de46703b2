import { z } from "zod";
import { readIfPresent } from "../chain/read-if-present.js";

/*
 * Ignition's journal: one JSON message per line. Only what a resumed run must know is read here; the tests kill real
 * deployments, so a version of Ignition that writes otherwise is noticed.
 */

const interaction = { futureId: z.string(), networkInteractionId: z.number() };

const messageSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("TRANSACTION_PREPARE_SEND"), nonce: z.number(), ...interaction }),
  z.object({ type: z.literal("TRANSACTION_SEND"), ...interaction }),
  z.object({
    type: z.literal("TRANSACTION_CONFIRM"),
    receipt: z.object({ blockNumber: z.number() }),
    ...interaction,
  }),
  z.object({ type: z.literal("ONCHAIN_INTERACTION_REPLACED_BY_USER"), ...interaction }),
  z.object({
    type: z.literal("DEPLOYMENT_EXECUTION_STATE_COMPLETE"),
    futureId: z.string(),
    result: z.object({ address: z.string().optional() }),
  }),
]);

/** A message of the journal, of the kinds that matter for resuming. */
export type JournalMessage = z.infer<typeof messageSchema>;

/** A whole line of the journal. */
export interface JournalLine {
  text: string;
  /** Undefined for the kinds that do not matter here. */
  message: JournalMessage | undefined;
}

/**
 * Reads the whole lines of a journal; a last one that was cut off in the middle of writing is left out.
 *
 * @returns undefined when nothing was begun.
 */
export async function readIgnitionJournal(path: string): Promise<JournalLine[] | undefined> {
  const text = (await readIfPresent(path))?.toString("utf8");
  if (text === undefined) return undefined;
  const lines = text.split("\n").filter((line) => line !== "");
  if (!isJson(lines.at(-1) ?? "null")) lines.pop();
  return lines.map((line) => ({
    text: line,
    message: messageSchema.safeParse(JSON.parse(line)).data,
  }));
}

/** The journal's text, in the form Ignition appends to. */
export const journalText = (lines: readonly JournalLine[]) =>
  lines.map(({ text }) => `\n${text}`).join("");

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
