import { createHash, hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { z } from "zod";
import { EVIDENCE_KINDS, type EvidenceKind } from "../../core/audit/bundle/index.js";
import { DaoError } from "../../core/errors.js";

/*
 * A line of JSON that says whose evidence follows, then records: kind (1 byte, its place in EVIDENCE_KINDS), length of the
 * key (2 bytes) and of the evidence (4), both big-endian; the key, the evidence, and the SHA-256 of all of that.
 */

const FORMAT = "three-opens evidence spool";
/** Grows with every change of the form, of the kinds or of what is kept under a key. */
const VERSION = 1;
const LONGEST_LINE = 4_096;
const HEAD = 7;
const CHECKSUM = 32;
/** Read at once, and of a record held at once. */
const WINDOW = 1_048_576;

const subjectSchema = z.strictObject({
  chainId: z.string(),
  directory: z.string(),
  fromBlock: z.int().nonnegative(),
});

/** Whose history the evidence is of. */
export type SpoolSubject = z.infer<typeof subjectSchema>;

export const encodeSubject = ({ chainId, directory, fromBlock }: SpoolSubject): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, chainId, directory, fromBlock })}\n`;

/** Bytes of a file, and how many there are. */
export interface SpoolFile {
  file: FileHandle;
  size: number;
}

/**
 * Reads the first line.
 *
 * @returns where the records begin.
 * @throws DaoError `CAPTURE_FORMAT`, `CAPTURE_FOREIGN`.
 */
export async function requireSubject(
  path: string,
  opened: SpoolFile,
  wanted: SpoolSubject,
): Promise<number> {
  const start = await new Window(opened).take(0, Math.min(LONGEST_LINE, opened.size));
  const end = start.indexOf(0x0a);
  const { format, version, ...rest } = parsed(start.toString("utf8", 0, Math.max(end, 0)));
  const subject = subjectSchema.safeParse(rest);
  if (format !== FORMAT || version !== VERSION || !subject.success) {
    const what =
      format === FORMAT
        ? `format ${JSON.stringify(version)?.slice(0, 20)}`
        : "no format known here";
    throw new DaoError(
      "CAPTURE_FORMAT",
      `The interrupted capture in ${path} has ${what}; this version goes on with format ${VERSION}.`,
      { hint: "Go on with the version of the kit that began it, or remove it to begin anew." },
    );
  }
  for (const [key, what] of [
    ["chainId", "chain"],
    ["directory", "the coalition"],
    ["fromBlock", "a history from block"],
  ] as const)
    if (subject.data[key] !== wanted[key]) {
      throw new DaoError(
        "CAPTURE_FOREIGN",
        `The interrupted capture in ${path} is of ${what} ${String(subject.data[key]).slice(0, 80)}, and this is ${wanted[key]}.`,
        { hint: "Name another file for the bundle, or remove it to begin anew." },
      );
    }
  return end + 1;
}

function parsed(line: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(line));
  } catch {
    return {};
  }
}

/** Where the evidence of a record lies. */
export interface Place {
  offset: number;
  length: number;
}

/** @returns the record, and where in it the evidence begins. */
export function encodeRecord(kind: EvidenceKind, key: string, bytes: Uint8Array) {
  const name = Buffer.from(key);
  const head = Buffer.alloc(HEAD);
  head.writeUInt8(EVIDENCE_KINDS.indexOf(kind), 0);
  head.writeUInt16BE(name.length, 1);
  head.writeUInt32BE(bytes.length, 3);
  const record = Buffer.concat([head, name, bytes, Buffer.alloc(CHECKSUM)]);
  const end = record.length - CHECKSUM;
  hash("sha256", record.subarray(0, end), "buffer").copy(record, end);
  return { record, evidence: HEAD + name.length };
}

/**
 * Looks at every record from an offset on, up to the first that is not whole; memory holds a MiB.
 *
 * @returns where the last whole record ends.
 */
export async function readRecords(
  opened: SpoolFile,
  from: number,
  found: (kind: EvidenceKind, key: string, place: Place) => void,
): Promise<number> {
  const window = new Window(opened);
  let start = from;
  while (start + HEAD + CHECKSUM <= opened.size) {
    const head = await window.take(start, HEAD);
    const kind = EVIDENCE_KINDS[head.readUInt8(0)];
    const [named, length] = [head.readUInt16BE(1), head.readUInt32BE(3)];
    const offset = start + HEAD + named;
    const end = offset + length;
    if (kind === undefined || end + CHECKSUM > opened.size) break;
    const key = (await window.take(start + HEAD, named)).toString("utf8");
    const digest = createHash("sha256");
    for (let at = start; at < end; at += WINDOW)
      digest.update(await window.take(at, Math.min(WINDOW, end - at)));
    if (!(await window.take(end, CHECKSUM)).equals(digest.digest())) break;
    found(kind, key, { offset, length });
    start = end + CHECKSUM;
  }
  return start;
}

/** Reads ahead, so that a file of small records takes few calls. */
class Window {
  #offset = 0;
  #bytes = Buffer.alloc(0);

  constructor(readonly opened: SpoolFile) {}

  /** Good until the next is taken. @param length - a MiB at most, all of it within the file. */
  async take(offset: number, length: number): Promise<Buffer> {
    const begin = offset - this.#offset;
    if (begin < 0 || begin + length > this.#bytes.length) {
      const ahead = Math.min(WINDOW, this.opened.size - offset);
      this.#bytes = Buffer.from(
        (await readPlace(this.opened.file, { offset, length: ahead })).buffer,
      );
      this.#offset = offset;
      return this.#bytes.subarray(0, length);
    }
    return this.#bytes.subarray(begin, begin + length);
  }
}

/** @throws Error when the file ends before. */
export async function readPlace(
  file: FileHandle,
  { offset, length }: Place,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await file.read(bytes, read, length - read, offset + read);
    if (bytesRead === 0) throw new Error("the file of evidence is shorter than what was put");
    read += bytesRead;
  }
  return bytes;
}
