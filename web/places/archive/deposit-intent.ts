import { depositDissent, depositDocument, depositTranslation } from "../../../core/archive/acts.js";
import { documentId } from "../../../core/archive/document-id.js";
import type { RenditionRecord } from "../../../core/archive/rendition-record.js";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { IntendedCall } from "../../acting/index.js";
import type { DepositPurpose } from "./deposit-purpose.js";

type Archive = Pick<CoalitionContracts, "archive">;

/** Id of the document files will be a version of. @param author - who deposits. */
export function documentOf(author: string, purpose: DepositPurpose): string {
  if (purpose.as === "translation") return purpose.document;
  return purpose.as === "dissent"
    ? documentId(author, "dissent", purpose.motion)
    : documentId(author, purpose.kind, purpose.name);
}

/**
 * The call that deposits renditions. The version it replaces is the latest at this moment, as the chain has it: who was
 * quicker is never overwritten.
 *
 * @throws DaoError as the acts of `core/archive` do
 */
export async function depositCall(
  contracts: Archive,
  author: string,
  purpose: DepositPurpose,
  renditions: readonly RenditionRecord[],
): Promise<IntendedCall> {
  if (purpose.as === "translation") {
    const [rendition] = renditions;
    if (rendition === undefined) throw new RangeError("a translation without a file");
    const { document, version } = purpose;
    return depositTranslation(contracts, document, version, { ...rendition, authentic: false });
  }
  const { number, versionId } = await contracts.archive.currentVersion(documentOf(author, purpose));
  const supersedes = number === 0n ? undefined : versionId;
  return purpose.as === "dissent"
    ? depositDissent(contracts, purpose.motion, { supersedes, renditions })
    : depositDocument(contracts, { ...purpose, supersedes, renditions });
}
