import { sha256, toUtf8Bytes } from "ethers";

/**
 * What goes on chain of anything said in a case: the SHA-256 digest of its exact bytes, 0x-prefixed. The bytes stay with
 * whoever wrote them, who may publish them under the raw CIDv1 of the same digest.
 *
 * @param said - bytes, or text that is taken as UTF-8.
 */
export function statementDigest(said: string | Uint8Array): string {
  return sha256(typeof said === "string" ? toUtf8Bytes(said) : said);
}
