import { plainDocumentName } from "../../core/archive/index.js";
import { TEXT_LIMITS } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";

/**
 * A document's name as the Archive takes it.
 *
 * @throws DaoError `DOCUMENT_NAME_INVALID`
 */
export function documentName(given: string): string {
  if (new RegExp(`^[a-z0-9.-]{1,${TEXT_LIMITS.documentName}}$`).test(given)) return given;
  throw new DaoError(
    "DOCUMENT_NAME_INVALID",
    `"${given.slice(0, 80)}" cannot name a document: names are 1 to ${TEXT_LIMITS.documentName} characters of a-z, 0-9, "." and "-".`,
    { hint: "Give another one with --name." },
  );
}

/** The name a file's path suggests: `Minutes/2026 May` gives `minutes-2026-may`. */
export function suggestName(path: string): string {
  return documentName(plainDocumentName(path));
}
