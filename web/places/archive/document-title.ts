import type { Words } from "../../language/index.js";
import type { DocumentView } from "../../reading/index.js";

type Named = Pick<DocumentView, "kind" | "name" | "dissentFrom">;

/** What a document is called, in the reader's words where its name is only an id of what it belongs to. */
export function documentTitle(document: Named, words: Words): string {
  if (document.dissentFrom !== undefined) return words("dissent.title");
  return electionOf(document) === undefined ? document.name : words("nomination.title");
}

/** Id of the election that a nominee's statement is for. */
export function electionOf({ kind, name }: Pick<Named, "kind" | "name">): string | undefined {
  return kind === "nomination statement" && /^[0-9a-f]{64}$/.test(name) ? `0x${name}` : undefined;
}
