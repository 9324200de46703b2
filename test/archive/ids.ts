import { AbiCoder, keccak256 } from "ethers";
import type { RenditionRecord } from "../../deploy/parameters.js";

const abi = AbiCoder.defaultAbiCoder();
const RENDITIONS = "(bytes32,bytes,uint64,string,string,bool)[]";

/** Id of a document, from the formula in `IArchive.sol`. */
export function documentId(author: string, kind: number, name: string): string {
  return keccak256(abi.encode(["address", "uint8", "string"], [author, kind, name]));
}

/** Id of a version, from the formula in `IArchive.sol`. */
export function versionId(
  document: string,
  number: number,
  supersedes: string,
  renditions: readonly RenditionRecord[],
): string {
  const texts = keccak256(
    abi.encode([RENDITIONS], [renditions.map((rendition) => fieldsOf(rendition))]),
  );
  const types = ["bytes32", "uint32", "bytes32", "bytes32"];
  return keccak256(abi.encode(types, [document, number, supersedes, texts]));
}

/** The fields of a rendition in the order of the struct, as events carry them. */
export function fieldsOf(rendition: RenditionRecord) {
  const { digest, cid, size, mediaType, language, authentic } = rendition;
  return [digest, cid, BigInt(size), mediaType, language, authentic];
}
