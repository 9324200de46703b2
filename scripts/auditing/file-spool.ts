import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceSpool,
} from "../../core/audit/bundle/index.js";
import { writeDurably } from "../chain/durable-file.js";
import { hasCode } from "../chain/read-if-present.js";
import {
  encodeRecord,
  encodeSubject,
  type Place,
  readPlace,
  readRecords,
  requireSubject,
  type SpoolSubject,
} from "./spool-format.js";
import { unwritable } from "./write-durably.js";

interface KeptPlace extends Place {
  /** Found in the file when it was opened. */
  earlier: boolean;
  /** Put since. */
  put: boolean;
}

/** Evidence kept in a file: memory holds where each piece is, and nothing of it. */
export class FileSpool implements EvidenceSpool {
  readonly #kinds = new Map<EvidenceKind, Map<string, KeptPlace>>(
    EVIDENCE_KINDS.map((kind) => [kind, new Map()]),
  );
  readonly #path: string;
  #end = 0;

  private constructor(
    /** Its own, and gone once it is closed; none when the file belongs to somebody else. */
    readonly directory: string | undefined,
    path: string,
    readonly file: FileHandle,
  ) {
    this.#path = path;
  }

  /** In a temporary file. */
  static async open(): Promise<FileSpool> {
    const directory = await mkdtemp(join(tmpdir(), "three-opens-evidence-"));
    const path = join(directory, "evidence");
    return new FileSpool(directory, path, await open(path, "wx+"));
  }

  /**
   * In a file that outlives this process, and goes on where another stopped; what that one was killed over is cut off. The
   * caller sees to it that nobody else writes there.
   *
   * @throws DaoError `CAPTURE_FORMAT`, `CAPTURE_FOREIGN`.
   */
  static async resume(path: string, subject: SpoolSubject): Promise<FileSpool> {
    const file = await openWith(path, encodeSubject(subject));
    try {
      const spool = new FileSpool(undefined, path, file);
      const opened = { file, size: (await file.stat()).size };
      const start = await requireSubject(path, opened, subject);
      spool.#end = await readRecords(opened, start, (kind, key, place) =>
        spool.#kinds.get(kind)?.set(key, { ...place, earlier: true, put: false }),
      );
      if (spool.#end < opened.size) await file.truncate(spool.#end);
      return spool;
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** What was in the file when it was opened. It belongs to the evidence only once it is put again. */
  readonly earlier: Pick<EvidenceSpool, "get" | "keys"> = {
    get: (kind, key) => this.#find(kind, key, "earlier"),
    keys: (kind) => this.#keys(kind, "earlier"),
  };

  async put(kind: EvidenceKind, key: string, bytes: Uint8Array): Promise<void> {
    const known = this.#kinds.get(kind)?.get(key);
    if (known?.length === bytes.length && equal(await readPlace(this.file, known), bytes)) {
      known.put = true;
      return;
    }
    const { record, evidence } = encodeRecord(kind, key, bytes);
    const start = this.#end;
    // Before anything is awaited: two may put at once.
    this.#end += record.length;
    try {
      let written = 0;
      while (written < record.length) {
        const rest = record.length - written;
        written += (await this.file.write(record, written, rest, start + written)).bytesWritten;
      }
    } catch (cause) {
      throw unwritable(this.#path, cause) ?? cause;
    }
    const place = { offset: start + evidence, length: bytes.length };
    this.#kinds.get(kind)?.set(key, { ...place, earlier: false, put: true });
  }

  get(kind: EvidenceKind, key: string): Promise<Uint8Array | undefined> {
    return this.#find(kind, key, "put");
  }

  keys(kind: EvidenceKind): readonly string[] {
    return this.#keys(kind, "put");
  }

  /** How many pieces the file holds. */
  get count(): number {
    return [...this.#kinds.values()].reduce((sum, { size }) => sum + size, 0);
  }

  async close(): Promise<void> {
    await this.file.close();
    if (this.directory !== undefined) await rm(this.directory, { recursive: true });
  }

  async #find(kind: EvidenceKind, key: string, which: "earlier" | "put") {
    const place = this.#kinds.get(kind)?.get(key);
    return place?.[which] === true ? readPlace(this.file, place) : undefined;
  }

  #keys(kind: EvidenceKind, which: "earlier" | "put"): readonly string[] {
    const places = [...(this.#kinds.get(kind) ?? [])];
    return places.flatMap(([key, place]) => (place[which] ? [key] : [])).sort();
  }
}

/** The first line is there whole, or no file is. */
async function openWith(path: string, line: string): Promise<FileHandle> {
  try {
    return await open(path, "r+");
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
    await writeDurably(path, line);
    return open(path, "r+");
  }
}

const equal = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
