import { getBytes, sha256 } from "ethers";
import { parseCid } from "../content/index.js";

/** Bytes by CID from whoever has them. */
export type BlobSource = (cid: string) => Promise<Uint8Array | undefined>;

/** Believes nobody: bytes that do not hash to the CID are no bytes of it. */
export function checkedBlob(source: BlobSource): BlobSource {
  return async (cid) => {
    const bytes = await source(cid);
    if (bytes === undefined) return undefined;
    const expected = parseCid(cid).multihash.digest;
    const found = getBytes(sha256(bytes));
    return found.every((byte, i) => byte === expected[i]) ? bytes : undefined;
  };
}
