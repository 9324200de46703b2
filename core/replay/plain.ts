import { toBeHex } from "ethers";
import type { Json } from "./store.js";

/** Fields of core's records that are timestamps: bigint in a record, a number of seconds in a row. */
const TIMES: ReadonlySet<string> = new Set([
  "at",
  "calledAt",
  "closesAt",
  "acceptanceUntil",
  "ends",
  "filedAt",
  "firstTermAt",
  "from",
  "joinedAt",
  "nominationsUntil",
  "opensAt",
  "petitionUntil",
  "recordedAt",
  "settlesAt",
  "since",
  "termFrom",
  "until",
]);

/** Fields that are ids: bigint in a record, 32 bytes as hexadecimal in a row. */
const IDS: ReadonlySet<string> = new Set(["seatId"]);

/** A record of core as a row. */
export function plainOf(record: object): Json {
  return plainValue(record, "");
}

/** A row as the record of core it was made from. */
export function recordOf<Record>(row: Json): Record {
  return recordValue(row, "") as Record;
}

function plainValue(value: unknown, field: string): Json {
  if (typeof value === "bigint") {
    if (TIMES.has(field)) return Number(value);
    if (IDS.has(field)) return toBeHex(value, 32);
    throw new Error(`the integer "${field}" has no form in a row`);
  }
  if (Array.isArray(value)) return value.map((item) => plainValue(item, field));
  if (value instanceof Set)
    return [...(value as Set<unknown>)].map((item) => plainValue(item, field));
  if (typeof value !== "object" || value === null) return value as Json;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([name, item]) => [name, plainValue(item, name)]),
  );
}

function recordValue(value: Json, field: string): unknown {
  if (typeof value === "number" && TIMES.has(field)) return BigInt(value);
  if (typeof value === "string" && IDS.has(field)) return BigInt(value);
  if (Array.isArray(value))
    return (value as readonly Json[]).map((item) => recordValue(item, field));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value as { readonly [key: string]: Json }).map(([name, item]) => [
      name,
      recordValue(item, name),
    ]),
  );
}
