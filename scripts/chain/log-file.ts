import { open, type FileHandle } from "node:fs/promises";
import { writeDurably } from "./durable-file.js";
import { encodeLine, type LogHeader, type LogRecord } from "./log-format.js";

/** The write-ahead log, open for appending. The caller holds the lock of the directory. */
export class LogFile {
  readonly #handle: FileHandle;

  private constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  /** Puts a new log in place, with its header or not at all. */
  static async create(path: string, header: LogHeader): Promise<LogFile> {
    await writeDurably(path, encodeLine(header));
    return new LogFile(await open(path, "a"));
  }

  /** Opens an existing log and cuts it to its good prefix. */
  static async open(path: string, goodBytes: number): Promise<LogFile> {
    const handle = await open(path, "a");
    try {
      if ((await handle.stat()).size > goodBytes) {
        await handle.truncate(goodBytes);
        await handle.sync();
      }
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new LogFile(handle);
  }

  /** Returns once the line is on disk. After a failure the end of the file is unknown. */
  async append(record: LogRecord): Promise<void> {
    await this.#handle.writeFile(encodeLine(record));
    await this.#handle.datasync();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
