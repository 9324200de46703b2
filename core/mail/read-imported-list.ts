import type { z } from "zod";
import { DaoError } from "../errors.js";
import {
  importedEntrySchema,
  importedHeadSchema,
  LINE_LIMIT,
  type ImportedEntry,
  type ImportedHead,
} from "./imported-list.js";
import { mailboxLines } from "./mailbox-lines.js";

/** An imported history while it is read: the head at once, the entries as they come. */
export interface ImportedListReader {
  head: ImportedHead;
  /** To be read once. @throws DaoError `IMPORTED_LIST_MALFORMED` */
  entries: AsyncGenerator<ImportedEntry>;
}

/**
 * Reads an imported history strictly: the file was written by a program, so whatever is wrong in it is no accident.
 *
 * @throws DaoError `IMPORTED_LIST_MALFORMED`
 */
export async function readImportedList(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<ImportedListReader> {
  const lines = linesOf(source);
  const first = await lines.next();
  if (first.done === true) throw malformed(1, "it is empty");
  const head = parse(importedHeadSchema, first.value, 1);
  return { head, entries: entriesOf(head, lines) };
}

async function* entriesOf(
  head: ImportedHead,
  lines: AsyncGenerator<string>,
): AsyncGenerator<ImportedEntry> {
  const found = { messages: 0, leftOut: 0, attachments: 0 };
  let index = 0;
  for await (const line of lines) {
    const entry = parse(importedEntrySchema, line, index + 2);
    if (entry.index !== index) {
      throw malformed(index + 2, `message ${entry.index} stands where ${index} belongs`);
    }
    index++;
    if (entry.kind === "left-out") found.leftOut++;
    else {
      found.messages++;
      found.attachments += entry.attachments.length;
    }
    yield entry;
  }
  for (const [name, count] of Object.entries(found) as [keyof typeof found, number][]) {
    if (count !== head[name]) {
      throw malformed(index + 1, `it holds ${count} ${name}, its head says ${head[name]}`);
    }
  }
}

async function* linesOf(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  let number = 1;
  for await (const pieces of mailboxLines(source, LINE_LIMIT)) {
    for (const { bytes, begins, ends } of pieces) {
      if (!begins || !ends) throw malformed(number, `a line is over ${LINE_LIMIT} bytes`);
      if (bytes.at(-1) !== 0x0a) throw malformed(number, "its last line has no end");
      yield decode(bytes, number);
      number++;
    }
  }
}

function decode(bytes: Uint8Array, line: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw malformed(line, "it is not UTF-8", cause);
  }
}

function parse<Shape extends z.ZodType>(
  shape: Shape,
  line: string,
  number: number,
): z.infer<Shape> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw malformed(number, "it is not JSON", cause);
  }
  const { success, data, error } = shape.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  throw malformed(number, `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim(), error);
}

const malformed = (line: number, reason: string, cause?: unknown) =>
  new DaoError(
    "IMPORTED_LIST_MALFORMED",
    `Line ${line} of the imported list is wrong: ${reason}.`,
    {
      hint: "Write it again from the mailbox with mbox import.",
      cause,
    },
  );
