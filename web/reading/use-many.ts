import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Page, PageQuery, Reader, WireBlock } from "./reader.js";
import { useReader } from "./use-connection.js";
import { REFRESH_MS } from "./use-one.js";

/** A long answer, read piece by piece. */
export interface Many<Item> {
  items: readonly Item[];
  /** The block the first piece is of. */
  at: WireBlock | undefined;
  error: Error | null;
  isPending: boolean;
  isFetchingNextPage: boolean;
  hasNextPage: boolean;
  fetchNextPage(): Promise<unknown>;
  refetch(): Promise<unknown>;
}

/**
 * Asks for a long answer. What was read of it is shown as long as it is refreshed.
 *
 * @param enabled - false as long as it is not known what to ask for.
 */
export function useMany<Answer extends Page<unknown>>(
  key: QueryKey,
  read: (reader: Reader, query: PageQuery) => Promise<Answer | undefined>,
  enabled = true,
): Many<Answer["items"][number]> & { first: Answer | null | undefined } {
  const reader = useReader();
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey: key,
      queryFn: async ({ pageParam }) => (await read(reader, { cursor: pageParam })) ?? null,
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page: Answer | null) => page?.next ?? undefined,
      enabled,
      refetchInterval: REFRESH_MS,
    });
  const items = useMemo<readonly Answer["items"][number][]>(
    () => data?.pages.flatMap((page) => page?.items ?? []) ?? [],
    [data],
  );
  const first = data?.pages[0];
  return {
    ...{ items, first, at: first?.at, error, isPending },
    ...{ isFetchingNextPage, hasNextPage, fetchNextPage, refetch },
  };
}
