import { AbiCoder, keccak256 } from "ethers";
import { documentKindIndex, type DocumentKind } from "../coalition/index.js";

/**
 * The id of a document, as the archive computes it.
 *
 * @param author - the timelock for the coalition's own documents, otherwise the member.
 */
export function documentId(author: string, kind: DocumentKind, name: string): string {
  const fields = [author, documentKindIndex(kind), name];
  return keccak256(AbiCoder.defaultAbiCoder().encode(["address", "uint8", "string"], fields));
}
