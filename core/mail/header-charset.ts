import { concat } from "./mailbox-lines.js";

const LF = 0x0a;
const CR = 0x0d;
const ESC = 0x1b;
/** Reading stops here; whoever parses refuses such a header anyway. */
const HEADER_LIMIT = 4_194_304;

/** Of old lists, when nothing tells: what Latin mail programs wrote. */
const LAST_RESORT = "windows-1252";

/**
 * Mail programs wrote letters into headers as they were, in whatever encoding they had at hand. Returns the message
 * with its header in UTF-8: each line that is not UTF-8 already is read in the encoding the message declares for its
 * text. The rest of the message is left alone.
 */
export function repairHeader(message: Uint8Array): Uint8Array {
  const end = headerEnd(message);
  const header = message.subarray(0, end);
  if (!header.some((byte) => byte >= 0x80 || byte === ESC)) return message;
  const declared = declaredCharset(header);
  const lines: Uint8Array[] = [];
  let size = 0;
  for (const line of linesOf(header)) {
    const repaired = repairLine(line, declared);
    lines.push(repaired);
    size += repaired.byteLength;
  }
  return concat([...lines, message.subarray(end)], size + message.byteLength - end);
}

/** Where the blank line behind the header begins; the message's end if there is none. */
export function headerEnd(message: Uint8Array): number {
  let start = 0;
  while (start < message.byteLength && start < HEADER_LIMIT) {
    const found = message.indexOf(LF, start);
    if (found < 0) return message.byteLength;
    const blank = found === start || (found === start + 1 && message[start] === CR);
    if (blank) return start;
    start = found + 1;
  }
  return Math.min(start, message.byteLength);
}

function* linesOf(header: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < header.byteLength;) {
    const found = header.indexOf(LF, start);
    const end = found < 0 ? header.byteLength : found + 1;
    yield header.subarray(start, end);
    start = end;
  }
}

function repairLine(line: Uint8Array, declared: string): Uint8Array {
  const escaped = line.includes(ESC);
  if (!escaped) {
    if (!line.some((byte) => byte >= 0x80)) return line;
    if (decode(line, "utf-8", true) !== undefined) return line;
  }
  const ending = line.at(-1) === LF ? 1 : 0;
  const text = decode(
    line.subarray(0, line.byteLength - ending),
    escaped ? "iso-2022-jp" : declared,
  );
  // Decoding must not make lines of its own: a line of a header is a header.
  const oneLine = (text ?? "").replace(/[\r\n]/g, " ");
  return new TextEncoder().encode(oneLine + (ending === 1 ? "\n" : ""));
}

/** The first `charset=` of the header, if letters of ASCII stay what they are in it. */
function declaredCharset(header: Uint8Array): string {
  const text = decode(header, "latin1") ?? "";
  const [, label] = /charset\s*=\s*"?([\w.:+-]{1,40})/i.exec(text) ?? [];
  if (label === undefined) return LAST_RESORT;
  const ascii = new TextEncoder().encode("Subject: x@y");
  return decode(ascii, label) === "Subject: x@y" && !/^(utf-?8|us-ascii)$/i.test(label)
    ? label
    : LAST_RESORT;
}

/** @returns nothing when the runtime does not know the encoding, or with `fatal` when bytes are none of it. */
function decode(bytes: Uint8Array, label: string, fatal = false): string | undefined {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return undefined;
  }
}
