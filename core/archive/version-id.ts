import { AbiCoder, keccak256, ZeroHash } from "ethers";
import type { RenditionRecord } from "./rendition-record.js";

const RENDITIONS =
  "tuple(bytes32 digest, bytes cid, uint64 size, string mediaType, string language, bool authentic)[]";
const coder = AbiCoder.defaultAbiCoder();

/**
 * The id of a version, as the archive computes it from the renditions it was recorded with; later ones do not change it.
 *
 * @param supersedes - id of the version before; nothing for the first.
 */
export function versionId(
  documentId: string,
  number: number,
  supersedes: string | undefined,
  renditions: readonly RenditionRecord[],
): string {
  return keccak256(
    coder.encode(
      ["bytes32", "uint32", "bytes32", "bytes32"],
      [
        documentId,
        number,
        supersedes ?? ZeroHash,
        keccak256(coder.encode([RENDITIONS], [renditions])),
      ],
    ),
  );
}
