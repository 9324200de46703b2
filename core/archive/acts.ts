import { ZeroHash } from "ethers";
import { type Act, actOn } from "../elections/act.js";
import {
  BOUNDS,
  DEPOSIT_KINDS,
  documentKindIndex,
  type DocumentKind,
  TEXT_LIMITS,
} from "../coalition/index.js";
import type { CoalitionContracts } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { countOf, quote, shortHash, shortMotionId } from "../format/index.js";
import { checkedHash, checkedText } from "../motions/check-input.js";
import { isDocumentName } from "./document-name.js";
import type { RenditionRecord } from "./rendition-record.js";

type Archive = Pick<CoalitionContracts, "archive">;

/** Bytes of the reason for withdrawing a version. */
export const WITHDRAWAL_REASON_LIMIT = 512;

/** A version a member deposits. */
export interface Deposit {
  kind: DocumentKind;
  name: string;
  /** Id of the version it replaces; nothing for the first. */
  supersedes: string | undefined;
  renditions: readonly RenditionRecord[];
}

/**
 * Deposits a version of a document of one's own.
 *
 * @throws DaoError `DOCUMENT_KIND_REFUSED`, `DOCUMENT_NAME_MALFORMED`, `RENDITIONS_REFUSED`, `HASH_MALFORMED`
 */
export function depositDocument({ archive }: Archive, deposit: Deposit): Act {
  const { kind, name, supersedes, renditions } = deposit;
  if (!DEPOSIT_KINDS.includes(kind)) {
    throw new DaoError("DOCUMENT_KIND_REFUSED", `A ${kind} cannot simply be deposited.`, {
      hint: "The coalition's own documents change by motion, and a dissent belongs to a motion's result.",
    });
  }
  if (!isDocumentName(name)) {
    throw new DaoError("DOCUMENT_NAME_MALFORMED", `${quote(name)} cannot name a document.`, {
      hint: `Use 1 to ${TEXT_LIMITS.documentName} of a-z, 0-9, dot and hyphen, beginning with a letter or digit.`,
    });
  }
  requireRenditions(renditions);
  const values = [documentKindIndex(kind), name, replaced(supersedes), renditions];
  return actOn(archive, "deposit", values, `Deposits the ${kind} ${quote(name)} in the archive.`);
}

/**
 * Binds a dissenting statement to the result of a motion.
 *
 * @param motion - 32 bytes, 0x-prefixed.
 * @throws DaoError `HASH_MALFORMED`, `RENDITIONS_REFUSED`
 */
export function depositDissent(
  { archive }: Archive,
  motion: string,
  { supersedes, renditions }: Pick<Deposit, "supersedes" | "renditions">,
): Act {
  requireRenditions(renditions);
  const id = BigInt(checkedHash(motion));
  const sentence = `Dissents from the result of motion ${shortMotionId(id)}.`;
  return actOn(archive, "dissent", [id, replaced(supersedes), renditions], sentence);
}

/** Adds a courtesy translation to a version of one's own document. @throws DaoError `HASH_MALFORMED`, `RENDITIONS_REFUSED` */
export function depositTranslation(
  { archive }: Archive,
  document: string,
  version: number,
  rendition: RenditionRecord,
): Act {
  if (rendition.authentic) {
    throw new DaoError("RENDITIONS_REFUSED", "A translation added later is never authentic.", {
      hint: "Mark it as a courtesy translation, or deposit a new version with all authentic texts.",
    });
  }
  const id = checkedHash(document);
  const sentence = `Adds a translation (${rendition.language}) to version ${version} of document ${shortHash(id)}.`;
  return actOn(archive, "addRendition", [id, version, rendition], sentence);
}

/** Withdraws a version of one's own document behind a tombstone. @throws DaoError `HASH_MALFORMED`, `TEXT_MISSING`, `TEXT_TOO_LONG` */
export function withdrawOwnVersion(
  { archive }: Archive,
  document: string,
  version: number,
  reason: string,
): Act {
  const id = checkedHash(document);
  const text = checkedText("reason", reason, WITHDRAWAL_REASON_LIMIT);
  const sentence = `Withdraws version ${version} of document ${shortHash(id)}.`;
  return actOn(archive, "withdraw", [id, version, text], sentence);
}

const replaced = (supersedes: string | undefined) =>
  supersedes === undefined ? ZeroHash : checkedHash(supersedes);

function requireRenditions(renditions: readonly RenditionRecord[]): void {
  const { min, max } = BOUNDS.renditions;
  const { length } = renditions;
  if (length < min || length > max) {
    throw new DaoError(
      "RENDITIONS_REFUSED",
      `A version cannot have ${countOf(length, "rendition")}.`,
      { hint: `Give between ${min} and ${max}.` },
    );
  }
  if (renditions.some(({ authentic }) => authentic)) return;
  throw new DaoError("RENDITIONS_REFUSED", "No rendition is authentic.", {
    hint: "Mark at least one as authentic: the text that counts when translations disagree.",
  });
}
