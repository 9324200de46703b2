const DIGITS = new TextEncoder().encode("0123456789abcdef");
const X = 0x78;
const ascii = new TextDecoder("latin1");

/**
 * Bytes as 0x and hexadecimal digits, in one piece. What `hexlify` gives is a chain of pieces, two for each byte, until
 * somebody looks into it: of a whole history that is some ten times what the digits take.
 */
export function flatHex(bytes: Uint8Array): string {
  const text = new Uint8Array(2 + 2 * bytes.length);
  [text[0], text[1]] = [DIGITS[0] ?? 0, X];
  for (let at = 0, to = 2; at < bytes.length; ++at) {
    const byte = bytes[at] ?? 0;
    text[to++] = DIGITS[byte >> 4] ?? 0;
    text[to++] = DIGITS[byte & 15] ?? 0;
  }
  return ascii.decode(text);
}
