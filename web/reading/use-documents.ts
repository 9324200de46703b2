import type { DocumentDetail, DocumentView } from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne } from "./use-one.js";

/** Documents in the order of their first version. */
export const useDocuments = (): Many<DocumentView> =>
  useMany(keys.documents, (reader, query) => reader.documents(query));

/** One document with its newest 50 versions. */
export const useDocument = (id: string | undefined): Answer<DocumentDetail | null> =>
  useOne(keys.document(id ?? ""), (reader) => reader.document(id ?? ""), Boolean(id));
