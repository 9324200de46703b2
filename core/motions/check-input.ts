import { getAddress, isAddress, isHexString, toUtf8Bytes } from "ethers";
import { formatBound, type Bound } from "../coalition/index.js";
import { DaoError } from "../errors.js";
import { formatCount, quote } from "../format/index.js";

/** @throws DaoError `ADDRESS_MALFORMED`. */
export function checkedAddress(value: string): string {
  if (isAddress(value)) return getAddress(value);
  throw new DaoError("ADDRESS_MALFORMED", `${quote(value)} is not an address.`, {
    hint: "An address is 0x and 40 hexadecimal digits; with mixed case its checksum must be right.",
  });
}

/** @throws DaoError `HASH_MALFORMED`. */
export function checkedHash(value: string): string {
  if (isHexString(value, 32)) return value.toLowerCase();
  throw new DaoError("HASH_MALFORMED", `${quote(value)} is not an id of 32 bytes.`, {
    hint: "Give 0x and 64 hexadecimal digits.",
  });
}

/** @throws DaoError `TEXT_MISSING` or `TEXT_TOO_LONG`; `limit` counts bytes of UTF-8. */
export function checkedText(what: string, text: string, limit: number): string {
  const { length } = toUtf8Bytes(text);
  if (text.trim() === "") {
    throw new DaoError("TEXT_MISSING", `The ${what} is empty.`, {
      hint: `Give 1 to ${formatCount(limit)} bytes of text.`,
    });
  }
  if (length <= limit) return text;
  throw new DaoError(
    "TEXT_TOO_LONG",
    `The ${what} takes ${formatCount(length)} bytes; ${formatCount(limit)} is the limit.`,
    { hint: "Shorten it, or deposit the long text in the archive and quote its CID." },
  );
}

/** @throws DaoError `VALUE_OUT_OF_BOUNDS`. */
export function checkedNumber(what: string, value: number, bound: Bound): number {
  if (Number.isInteger(value) && value >= bound.min && value <= bound.max) return value;
  throw new DaoError("VALUE_OUT_OF_BOUNDS", `The ${what} cannot be ${value}.`, {
    hint: `It is a whole number of ${bound.unit}, ${formatBound(bound)}.`,
  });
}
