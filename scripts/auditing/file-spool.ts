import { mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  EVIDENCE_KINDS,
  type EvidenceKind,
  type EvidenceSpool,
} from "../../core/audit/bundle/index.js";

interface Place {
  offset: number;
  length: number;
}

/** Evidence kept in a temporary file: memory holds where each piece is, and nothing of it. */
export class FileSpool implements EvidenceSpool {
  readonly #kinds = new Map<EvidenceKind, Map<string, Place>>(
    EVIDENCE_KINDS.map((kind) => [kind, new Map()]),
  );
  #end = 0;

  private constructor(
    readonly directory: string,
    readonly file: FileHandle,
  ) {}

  static async open(): Promise<FileSpool> {
    const directory = await mkdtemp(join(tmpdir(), "three-opens-evidence-"));
    return new FileSpool(directory, await open(join(directory, "evidence"), "wx+"));
  }

  async put(kind: EvidenceKind, key: string, bytes: Uint8Array): Promise<void> {
    const known = this.#kinds.get(kind)?.get(key);
    if (known?.length === bytes.length && equal(await this.#read(known), bytes)) return;
    const place = { offset: this.#end, length: bytes.length };
    // Before anything is awaited: two may put at once.
    this.#end += bytes.length;
    let written = 0;
    while (written < bytes.length) {
      const rest = bytes.subarray(written);
      const { bytesWritten } = await this.file.write(rest, 0, rest.length, place.offset + written);
      written += bytesWritten;
    }
    this.#kinds.get(kind)?.set(key, place);
  }

  async get(kind: EvidenceKind, key: string): Promise<Uint8Array | undefined> {
    const place = this.#kinds.get(kind)?.get(key);
    return place && this.#read(place);
  }

  keys(kind: EvidenceKind): readonly string[] {
    return [...(this.#kinds.get(kind)?.keys() ?? [])].sort();
  }

  async close(): Promise<void> {
    await this.file.close();
    await rm(this.directory, { recursive: true });
  }

  async #read({ offset, length }: Place): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    let read = 0;
    while (read < length) {
      const { bytesRead } = await this.file.read(bytes, read, length - read, offset + read);
      if (bytesRead === 0) throw new Error("the file of evidence is shorter than what was put");
      read += bytesRead;
    }
    return bytes;
  }
}

const equal = (one: Uint8Array, other: Uint8Array) => Buffer.compare(one, other) === 0;
