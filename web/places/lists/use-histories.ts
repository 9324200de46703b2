import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { isDaoError } from "../../../core/errors.js";
import type { RelayClient } from "../../../core/via/index.js";
import {
  historiesSchema,
  type HistoryPage,
  historyPageSchema,
  type ImportedHistory,
} from "../../../core/wire/mail.js";
import { keys, unlessMissing, useConnection } from "../../reading/index.js";

const PIECE = 100;

/** Mailing lists of before that an archivist brought to a list; undefined as long as no relay has told. */
export function useHistories(list: string) {
  const { relays } = useConnection();
  return useQuery({
    queryKey: [...keys.list(list), "histories"],
    queryFn: async (): Promise<readonly ImportedHistory[]> => {
      const path = `/v1/lists/${encodeURIComponent(list)}/history`;
      const found = await fromFirst(relays, path, (relay) => relay.get(path, historiesSchema));
      return found?.histories ?? [];
    },
    enabled: relays.length > 0,
  });
}

/** Messages of an imported history from an index on, piece by piece; null when there is no such history. */
export function useHistory(list: string, cid: string, from: number) {
  const { relays } = useConnection();
  return useInfiniteQuery({
    queryKey: [...keys.list(list), "history", cid, from],
    queryFn: async ({ pageParam }): Promise<HistoryPage | null> => {
      const after = pageParam < 0 ? "" : `&after=${pageParam}`;
      const where = `/v1/lists/${encodeURIComponent(list)}/history/${encodeURIComponent(cid)}`;
      const path = `${where}?limit=${PIECE}${after}`;
      return (await fromFirst(relays, path, (relay) => relay.get(path, historyPageSchema))) ?? null;
    },
    initialPageParam: from - 1,
    getNextPageParam: (page) => page?.next ?? undefined,
    enabled: relays.length > 0,
  });
}

/** What the first relay that has it answers; nothing when those that answer have none. */
async function fromFirst<Answer>(
  relays: readonly RelayClient[],
  path: string,
  ask: (relay: RelayClient) => Promise<Answer>,
): Promise<Answer | undefined> {
  let failure: unknown;
  for (const relay of relays) {
    try {
      const answer = await unlessMissing(path, () => ask(relay));
      if (answer !== undefined) return answer;
    } catch (error) {
      if (!isDaoError(error)) throw error;
      failure = error;
    }
  }
  if (failure !== undefined) throw failure;
  return undefined;
}
