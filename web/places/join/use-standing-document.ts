import { documentId } from "../../../core/archive/index.js";
import { FIXED_DOCUMENT_NAMES } from "../../../core/coalition/document-kinds.js";
import {
  type Answer,
  type DocumentDetail,
  useCoalition,
  useDocument,
} from "../../reading/index.js";

export type StandingDocument = "charter" | "code of conduct";

/** The coalition's charter or its Code of Conduct, with its versions; null while there is none. */
export function useStandingDocument(kind: StandingDocument): Answer<DocumentDetail | null> {
  const coalition = useCoalition();
  const timelock = coalition.data?.addresses.timelock;
  const name = FIXED_DOCUMENT_NAMES[kind] ?? "";
  const document = useDocument(
    timelock === undefined ? undefined : documentId(timelock, kind, name),
  );
  if (coalition.data !== undefined) return document;
  const { at, error, isPending, isFetching, refetch } = coalition;
  return { data: undefined, at, error, isPending, isFetching, refetch };
}
