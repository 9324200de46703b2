import { DOCUMENT_KINDS, type DocumentKind } from "../../../core/coalition/document-kinds.js";
import type { DocumentView } from "../../reading/index.js";

/** What a reader looks for; "" is anything. */
export interface DocumentFilter {
  kind: DocumentKind | "";
  words: string;
}

/** A kind as an address of the page names it; anything else is all kinds. */
export const kindFrom = (given: string | null): DocumentKind | "" =>
  DOCUMENT_KINDS.find((kind) => kindKey(kind) === given) ?? "";

/** A kind without spaces: in addresses and as the key of its words. */
export const kindKey = (kind: string): string => kind.replaceAll(" ", "-");

/** Documents of a kind whose name has all the words, the newest first. */
export function filterDocuments(
  documents: readonly DocumentView[],
  { kind, words }: DocumentFilter,
): DocumentView[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return documents
    .filter((document) => kind === "" || document.kind === kind)
    .filter(({ name }) => wanted.every((word) => name.toLowerCase().includes(word)))
    .sort((a, b) => b.openedAt - a.openedAt);
}
