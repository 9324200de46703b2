import { keepPreviousData, type QueryKey, useQuery } from "@tanstack/react-query";
import type { At, Reader, WireBlock } from "./reader.js";
import { useReader } from "./use-connection.js";

/** One thing that was asked for. `data` is null when there is no such thing, undefined while it is not known. */
export interface Answer<Item> {
  data: Item | undefined;
  /** The block the answer is of. */
  at: WireBlock | undefined;
  error: Error | null;
  isPending: boolean;
  isFetching: boolean;
  refetch(): Promise<unknown>;
}

/** Phases pass with time, without any event that would tell. */
export const REFRESH_MS = 60_000;

/** Asks for one thing. @param enabled - false as long as it is not known what to ask for. */
export function useOne<Item>(
  key: QueryKey,
  read: (reader: Reader) => Promise<At<Item> | undefined>,
  enabled = true,
): Answer<Item | null> {
  const reader = useReader();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: key,
    queryFn: async () => (await read(reader)) ?? null,
    enabled,
    refetchInterval: REFRESH_MS,
  });
  return {
    data: data === undefined ? undefined : (data?.item ?? null),
    at: data?.at,
    ...{ error, isPending, isFetching, refetch },
  };
}

/** The same for what there always is. */
export function useSure<Item>(
  key: QueryKey,
  read: (reader: Reader) => Promise<At<Item>>,
): Answer<Item> {
  const reader = useReader();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: key,
    queryFn: () => read(reader),
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  return { data: data?.item, at: data?.at, error, isPending, isFetching, refetch };
}
