import { decodeBytes32String, encodeBytes32String } from "ethers";
import { DaoError } from "../errors.js";
import { onOneLine, quote } from "../format/index.js";

/** Reads a short name from 32 bytes; nothing when they hold no text. */
export function textOfBytes32(bytes: string): string | undefined {
  try {
    return onOneLine(decodeBytes32String(bytes));
  } catch {
    return undefined;
  }
}

/**
 * Writes a directory key or another short name into 32 bytes.
 *
 * @throws DaoError `KEY_MALFORMED`.
 */
export function bytes32OfText(text: string): string {
  if (/^[\x21-\x7e]{1,31}$/.test(text)) return encodeBytes32String(text);
  throw new DaoError("KEY_MALFORMED", `${quote(text)} is not a key.`, {
    hint: "A key is 1 to 31 visible ASCII characters, such as archive.",
  });
}
