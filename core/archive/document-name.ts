import { TEXT_LIMITS } from "../coalition/index.js";

const NAME = new RegExp(`^[a-z0-9][a-z0-9.-]{0,${TEXT_LIMITS.documentName - 1}}$`);

/** Whether the archive takes it as the name of a document. */
export const isDocumentName = (text: string): boolean => NAME.test(text);

/**
 * The name a file's name suggests: `Minutes/2026 May` gives `minutes-2026-may`. It may be empty or too long: ask
 * {@link isDocumentName}.
 */
export function plainDocumentName(path: string): string {
  return path
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
}
