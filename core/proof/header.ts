import { RLP } from "@ethereumjs/rlp";
import { getBytes, keccak256 } from "ethers";
import { bytesOf, countOf, decodeList, hexOf, integerOf } from "./rlp.js";

/** What a field of a header holds: so many bytes, an integer, or bytes of any length. */
type Form = number | "integer" | "bytes";

/**
 * Fields of a header in the order in which they are hashed, by the names JSON-RPC has for them. The first 15 are as old
 * as the chain; every later one came with an upgrade and presupposes those before it.
 */
export const HEADER_FIELDS = {
  parentHash: 32,
  sha3Uncles: 32,
  miner: 20,
  stateRoot: 32,
  transactionsRoot: 32,
  receiptsRoot: 32,
  logsBloom: 256,
  difficulty: "integer",
  number: "integer",
  gasLimit: "integer",
  gasUsed: "integer",
  timestamp: "integer",
  extraData: "bytes",
  mixHash: 32,
  nonce: 8,
  baseFeePerGas: "integer",
  withdrawalsRoot: 32,
  blobGasUsed: "integer",
  excessBlobGas: "integer",
  parentBeaconBlockRoot: 32,
  requestsHash: 32,
} as const satisfies Record<string, Form>;

export type HeaderField = keyof typeof HEADER_FIELDS;

const FORMS = Object.entries(HEADER_FIELDS) as [HeaderField, Form][];

/** How many fields every header has. */
export const OLDEST_FIELDS = 15;

/** A header, its fields read. */
export interface Header {
  /** 0x-prefixed, of all fields, of those as well that this version does not know. */
  hash: string;
  number: number;
  parentHash: string;
  stateRoot: string;
  transactionsRoot: string;
  receiptsRoot: string;
  /** Seconds. */
  timestamp: number;
  logsBloom: Uint8Array;
  /** Known fields by JSON-RPC's names, as JSON-RPC writes them; those of later upgrades only where there are any. */
  fields: Readonly<Partial<Record<HeaderField, string>>>;
  /** How many fields it has; more than this version knows after an upgrade. */
  size: number;
}

/** Throws RangeError for what no header can be. */
export function decodeHeader(bytes: Uint8Array): Header {
  const items = decodeList(bytes);
  if (items.length < OLDEST_FIELDS) throw new RangeError(`${items.length} fields`);
  const fields: Partial<Record<HeaderField, string>> = {};
  for (const [index, [name, form]] of FORMS.slice(0, items.length).entries())
    fields[name] =
      form === "integer"
        ? `0x${integerOf(items[index]).toString(16)}`
        : hexOf(items[index], form === "bytes" ? undefined : form);
  const at = (name: HeaderField) => items[FORMS.findIndex(([field]) => field === name)];
  return {
    hash: keccak256(bytes),
    number: countOf(at("number")),
    parentHash: hexOf(at("parentHash")),
    stateRoot: hexOf(at("stateRoot")),
    transactionsRoot: hexOf(at("transactionsRoot")),
    receiptsRoot: hexOf(at("receiptsRoot")),
    timestamp: countOf(at("timestamp")),
    logsBloom: bytesOf(at("logsBloom")),
    fields,
    size: items.length,
  };
}

/**
 * A header as it is hashed.
 *
 * @param fields - as JSON-RPC writes them, to the last one the block has. Throws RangeError where one is missing in between.
 */
export function encodeHeader(fields: Readonly<Partial<Record<HeaderField, string>>>): Uint8Array {
  const values = FORMS.map(([name]) => fields[name]);
  const size = values.findLastIndex((value) => value !== undefined) + 1;
  return RLP.encode(
    FORMS.slice(0, size).map(([name, form]) => {
      const value = fields[name];
      if (value === undefined) throw new RangeError(`no ${name}`);
      return form === "integer" ? BigInt(value) : getBytes(value);
    }),
  );
}
