import { z } from "zod";
import { DaoError } from "../../core/errors.js";

/*
 * The write-ahead log is lines of JSON. The first is the header; every other one is exactly one
 * block, so line n + 1 made block n. A line counts once its newline is there: without it the write
 * was never finished and nobody was told that it had been.
 */

export const LOG_VERSION = 1;

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);
const seconds = z.number().int().nonnegative();

const headerSchema = z.strictObject({
  format: z.literal("three-opens-chain"),
  version: z.literal(LOG_VERSION),
  chainId: z.number().int().positive(),
  /** Versions that wrote the log: the first suspects when a replay ends elsewhere. */
  hardhat: z.string(),
  edr: z.string(),
  hardfork: z.string(),
  genesisTimestamp: seconds,
  genesisHash: hash,
  /** Random, so that two chains born in the same second are still told apart. */
  instance: hash,
});

/** `parent` is the hash of the block it builds on, so a replay is checked at every line. */
const transactionSchema = z.strictObject({
  timestamp: seconds,
  raw: z.string().regex(/^0x([0-9a-f]{2})+$/i),
  parent: hash,
});

/** An empty block after the clock of the rehearsal was moved by `advance` seconds. */
const advanceSchema = z.strictObject({
  timestamp: seconds,
  advance: z.number().int().positive(),
  parent: hash,
});

const recordSchema = z.union([transactionSchema, advanceSchema]);

export type LogHeader = z.infer<typeof headerSchema>;
export type LogRecord = z.infer<typeof recordSchema>;

export interface ParsedLog {
  header: LogHeader;
  /** In order: `records[i]` is line `i + 2` of the file and made block `i + 1`. */
  records: LogRecord[];
  /** Length of the good prefix in bytes: what follows is an unfinished last line. */
  goodBytes: number;
}

/** The line of the file that made a block; genesis is the header. */
export const lineOfBlock = (blockNumber: number): number => blockNumber + 1;

export function encodeLine(entry: LogHeader | LogRecord): string {
  return `${JSON.stringify(entry)}\n`;
}

const RESTORE = "Restore the directory from a copy, or move it away to begin a new chain.";

function corrupt(line: number, why: string, cause?: unknown): DaoError {
  const message = `Line ${line} of the chain's log is damaged: ${why}.`;
  return new DaoError("CHAIN_LOG_CORRUPT", message, { hint: RESTORE, cause });
}

function parseJson(line: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw corrupt(line, "it is not JSON", cause);
  }
}

function parseHeader(text: string): LogHeader {
  const json = parseJson(1, text);
  const known = headerSchema.safeParse(json);
  if (known.success) return known.data;
  const other = z
    .object({ format: z.literal("three-opens-chain"), version: z.number() })
    .safeParse(json);
  if (other.success && other.data.version !== LOG_VERSION) {
    throw new DaoError(
      "CHAIN_LOG_VERSION",
      `The chain's log has format version ${other.data.version}; this program reads version ${LOG_VERSION}.`,
      { hint: "Use the release that wrote it, or move the directory away to begin a new chain." },
    );
  }
  throw corrupt(1, "it is not the header of a Three Opens chain", known.error);
}

function parseRecord(line: number, text: string): LogRecord {
  const record = recordSchema.safeParse(parseJson(line, text));
  if (record.success) return record.data;
  throw corrupt(line, "it is neither a transaction nor an advance of time", record.error);
}

/**
 * Reads a whole log.
 *
 * @throws DaoError `CHAIN_LOG_CORRUPT` naming the line, `CHAIN_LOG_VERSION` for another format.
 */
export function parseLog(bytes: Buffer): ParsedLog {
  const goodBytes = bytes.lastIndexOf("\n") + 1;
  const records: LogRecord[] = [];
  let header: LogHeader | undefined;
  let latest = 0;
  for (let start = 0, line = 1; start < goodBytes; line++) {
    const end = bytes.indexOf("\n", start);
    const text = bytes.toString("utf8", start, end);
    start = end + 1;
    if (header === undefined) {
      header = parseHeader(text);
      latest = header.genesisTimestamp;
      continue;
    }
    const record = parseRecord(line, text);
    if (record.timestamp < latest) throw corrupt(line, "its time lies before the line above");
    latest = record.timestamp;
    records.push(record);
  }
  // The header is put in place whole, so a log without one was damaged later.
  if (header === undefined) throw corrupt(1, "the header is missing");
  return { header, records, goodBytes };
}
