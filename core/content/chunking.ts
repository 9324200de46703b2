import { fixedSize } from "ipfs-unixfs-importer/chunker";
import { balanced } from "ipfs-unixfs-importer/layout";
import type { ImporterOptions } from "ipfs-unixfs-importer";
import { SINGLE_BLOCK_LIMIT } from "./content.js";

/** Links per inner node: the `unixfs-v1-2025` profile's number, which Kubo offers under that name. */
export const MAX_CHILDREN_PER_NODE = 1024;

/**
 * How bytes become blocks. Every option that touches the CID is written out, although together they
 * are the `unixfs-v1-2025` profile (IPIP-499): a library default that moves must never move a CID.
 */
export const CHUNKING = {
  chunker: fixedSize({ chunkSize: SINGLE_BLOCK_LIMIT }),
  layout: balanced({ maxChildrenPerNode: MAX_CHILDREN_PER_NODE }),
  cidVersion: 1,
  rawLeaves: true,
  leafType: "file",
  reduceSingleLeafToSelf: true,
  wrapWithDirectory: false,
  fieldOrder: "links-first",
  // These two bound the memory of an import (blocks in flight), not its outcome.
  fileImportConcurrency: 1,
  blockWriteConcurrency: 4,
} as const satisfies ImporterOptions;
