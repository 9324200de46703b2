import { useEffect } from "react";
import { type DocumentView, type Many, useDocuments } from "../../reading/index.js";

/** A filter looks through all documents, so all are fetched; beyond this many only when somebody scrolls on. */
const AT_ONCE = 2_000;

/** The documents of the archive, fetched to the end unless there are very many. */
export function useAllDocuments(): Many<DocumentView> {
  const documents = useDocuments();
  const { items, hasNextPage, isFetchingNextPage, error, fetchNextPage } = documents;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && error === null && items.length < AT_ONCE)
      void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, error, items.length, fetchNextPage]);
  return documents;
}
