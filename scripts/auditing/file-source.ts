import { createReadStream } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import type { ByteSource } from "../../core/audit/bundle/index.js";
import { DaoError } from "../../core/errors.js";

/** A file read from any place. Close it afterwards. */
export interface FileSource extends ByteSource {
  close(): Promise<void>;
}

/** @throws DaoError `FILE_UNREADABLE` */
export async function openFileSource(path: string): Promise<FileSource> {
  const handle = await open(path, "r").catch((cause: unknown) => {
    throw unreadable(path, cause) ?? cause;
  });
  return {
    stream: () => streamOf(path),
    read: (offset, length) => readAt(handle, offset, length),
    close: () => handle.close(),
  };
}

async function* streamOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 1_048_576 }))
      yield piece as Uint8Array;
  } catch (cause) {
    throw unreadable(path, cause) ?? cause;
  }
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(bytes, read, length - read, offset + read);
    if (bytesRead === 0) break;
    read += bytesRead;
  }
  return bytes.subarray(0, read);
}

function unreadable(path: string, cause: unknown): DaoError | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (typeof code !== "string" || !/^E[A-Z]+$/.test(code)) return undefined;
  return new DaoError("FILE_UNREADABLE", `${path} cannot be read (${code}).`, {
    hint: "Check the path and its permissions.",
    cause,
  });
}
