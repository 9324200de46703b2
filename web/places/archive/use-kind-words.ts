import { useWords } from "../../language/index.js";
import { kindKey } from "./filter-documents.js";

/** What kinds of documents are called in the reader's language; a kind this page does not know goes by its own name. */
export function useKindWords(): (kind: string) => string {
  const words = useWords("archive");
  return (kind) => words(`kind.${kindKey(kind)}`, { defaultValue: kind });
}
