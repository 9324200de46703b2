import { documentId } from "../../../core/archive/document-id.js";
import type { DocumentKind } from "../../../core/coalition/document-kinds.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import { explainRevert } from "../../../core/refusals/index.js";
import type { DocumentDetail, VersionView } from "../../reading/index.js";
import { coveredRenditions } from "./covered-renditions.js";

/**
 * `recorded`: the chain has the version with exactly this rendition. `later`: it has the version, and the rendition was added
 * afterwards, which the version's id does not cover. `forged`: it has no such version, or has it otherwise.
 */
export type OnChain = "recorded" | "later" | "forged";

/** Holds a rendition as it is shown against the chain's record of the version. @throws what the node answers */
export async function versionOnChain(
  { archive }: Pick<CoalitionContracts, "archive">,
  { id, author, kind, name }: Pick<DocumentDetail, "id" | "author" | "kind" | "name">,
  version: VersionView,
  rendition: number,
): Promise<OnChain> {
  const covered = version.document === id ? coveredRenditions(version) : 0;
  if (covered === 0 || idOf(author, kind, name) !== id) return "forged";
  try {
    const { id: recorded } = await archive.version(id, version.number);
    if (recorded !== version.id) return "forged";
  } catch (error) {
    // No such version: an error of the contract, not of the way to it.
    if (explainRevert(error) !== undefined) return "forged";
    throw error;
  }
  return rendition < covered ? "recorded" : "later";
}

function idOf(author: string, kind: string, name: string): string | undefined {
  try {
    return documentId(author, kind as DocumentKind, name);
  } catch {
    return undefined; // No such kind, or no address.
  }
}
