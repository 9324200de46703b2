import { type RenditionRecord, versionId } from "../../../core/archive/index.js";

/** A version as it is read: what its id is computed from. */
export interface ReadVersion {
  id: string;
  document: string;
  number: number;
  supersedes?: string | undefined;
  renditions: readonly (RenditionRecord & { index: number })[];
}

/**
 * How many of a version's renditions its id stands for: who accepts the id accepts them. Later ones, such as a
 * translation added afterwards, are not among them. Zero when the id does not fit what was read at all: then whoever
 * served it says something that is not so.
 */
export function coveredRenditions(version: ReadVersion): number {
  const { document, number, supersedes, id } = version;
  const inOrder = version.renditions
    .toSorted((one, other) => one.index - other.index)
    .map(({ digest, cid, size, mediaType, language, authentic }) => ({
      ...{ digest, cid, size, mediaType, language, authentic },
    }));
  for (let count = inOrder.length; count > 0; count--) {
    if (versionId(document, number, supersedes, inOrder.slice(0, count)) === id) return count;
  }
  return 0;
}
