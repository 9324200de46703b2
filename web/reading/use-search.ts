import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { SearchHitView, SearchQuestion } from "./reader.js";
import { keys } from "./keys.js";
import { useReader } from "./use-connection.js";
import type { Answer } from "./use-one.js";

/** Whether there is anything to search for. */
const hasWord = (q: string) => /[\p{L}\p{N}]/u.test(q);

/** Posts, documents, motions, lists and imported messages by their words; nothing is asked without a word. */
export function useSearch(question: SearchQuestion): Answer<readonly SearchHitView[]> {
  const reader = useReader();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: keys.search(question),
    queryFn: () => reader.search(question),
    enabled: hasWord(question.q),
    placeholderData: keepPreviousData,
  });
  return { data: data?.items, at: data?.at, error, isPending, isFetching, refetch };
}
