import { encodeBase64 } from "ethers";
import { concat } from "./mailbox-lines.js";
import { headerEnd } from "./header-charset.js";

/** A header that says any of this, wherever it says it, is left to the parser. */
const NOT_PLAIN = /multipart|message\/|base64|quoted-printable/i;

/**
 * Most messages are one text as it is, and the parser is slow with many lines of that. Returns such a message with its
 * body as base64, which it reads at once; the first of two headers counts. Any other message is returned as it is.
 */
export function withPlainBodyEncoded(message: Uint8Array): Uint8Array {
  const end = headerEnd(message);
  const header = message.subarray(0, end);
  if (end === message.byteLength || NOT_PLAIN.test(new TextDecoder("latin1").decode(header)))
    return message;
  const blank = message[end] === 0x0d ? 2 : 1;
  const encoder = new TextEncoder();
  const parts = [
    encoder.encode("Content-Transfer-Encoding: base64\n"),
    header,
    encoder.encode("\n"),
    encoder.encode(encodeBase64(message.subarray(end + blank))),
  ];
  return concat(
    parts,
    parts.reduce((size, part) => size + part.byteLength, 0),
  );
}
