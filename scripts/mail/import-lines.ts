import { countOf, formatBytes, formatDate, onOneLine } from "../../core/format/index.js";
import type { ImportedMessage, LeftOutMessage } from "../../core/mail/index.js";
import type { StagedImport } from "./stage-import.js";

/** Left-out messages named one by one; `--json` names them all. */
const NAMED = 50;

/** What a person should know before a mailbox becomes part of the archive for good. */
export function importLines({ head, entries }: StagedImport): string[] {
  const messages = entries.filter((entry) => entry.kind === "message");
  const leftOut = entries.filter((entry) => entry.kind === "left-out");
  const undated = messages.filter(({ sentAt }) => sentAt === null).length;
  const guessed = messages.filter(({ parentBy }) => parentBy === "subject").length;
  const converted = messages.filter(({ body }) => body.from === "text/html").length;
  return [
    `${countOf(head.messages, "message")} in ${countOf(head.threads, "thread")}${period(messages)}, ${countOf(head.attachments, "attachment")}${attached(messages)}`,
    ...some(undated, "without any date"),
    ...some(guessed, "put into a thread by subject alone"),
    ...some(converted, "in HTML only, made plain text"),
    head.addresses === "redacted"
      ? "E-mail addresses lose the part before the @; names stay. Files that are not text are kept as they are."
      : "E-mail addresses are published as they are, for ever.",
    ...(leftOut.length === 0 ? ["Nothing is left out."] : leftOutLines(leftOut)),
  ];
}

function leftOutLines(leftOut: readonly LeftOutMessage[]): string[] {
  const more = leftOut.length - NAMED;
  return [
    `${countOf(leftOut.length, "message")} left out:`,
    ...leftOut
      .slice(0, NAMED)
      .map(
        ({ index, offset, size, reason }) =>
          `  message ${index} at byte ${offset}, ${formatBytes(size)}: ${onOneLine(reason)}`,
      ),
    ...(more > 0 ? [`  and ${countOf(more, "message")} more; --json names all of them.`] : []),
  ];
}

function period(messages: readonly ImportedMessage[]): string {
  let [first, last] = [Infinity, -Infinity];
  for (const { sentAt } of messages) {
    if (sentAt === null) continue;
    first = Math.min(first, sentAt);
    last = Math.max(last, sentAt);
  }
  return first > last ? "" : ` from ${formatDate(BigInt(first))} to ${formatDate(BigInt(last))}`;
}

function attached(messages: readonly ImportedMessage[]): string {
  let size = 0;
  for (const { attachments } of messages) for (const each of attachments) size += each.size;
  return size === 0 ? "" : ` of ${formatBytes(size)}`;
}

const some = (count: number, what: string) =>
  count === 0 ? [] : [`${countOf(count, "message")} ${what}`];
