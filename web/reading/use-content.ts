import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { isDaoError } from "../../core/errors.js";
import type { RecordedContent } from "./content.js";
import { keys } from "./keys.js";
import { useWiring } from "./use-connection.js";

/**
 * `verified`: these bytes, computed anew here, are what the CID (and the record) say. `differs`: whoever serves it serves
 * something else. `missing`: nobody at hand has it.
 */
export type ContentState = "loading" | "verified" | "differs" | "missing" | "failed";

export interface ContentAnswer {
  state: ContentState;
  /** Only when verified. */
  data: Uint8Array<ArrayBuffer> | undefined;
  error: Error | null;
  isPending: boolean;
  refetch(): Promise<unknown>;
}

export interface ContentQuery {
  /** What the archive's record says; then size, digest and the CID of the whole are computed anew as well. */
  recorded?: RecordedContent | undefined;
  /** Most bytes; 16 MiB unless told. */
  limit?: number;
}

const LIMIT = 16 * 1024 * 1024;
/** Longest text that is shown. */
const TEXT_LIMIT = 4 * 1024 * 1024;

const DIFFERS: ReadonlySet<string> = new Set(["CONTENT_MISMATCH", "CONTENT_MALFORMED"]);

/** Bytes of a content from whoever has them, checked here. */
export function useContent(cid: string | undefined, query: ContentQuery = {}): ContentAnswer {
  const { relays } = useWiring();
  const { recorded, limit = LIMIT } = query;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [...keys.content(cid ?? ""), recorded ?? null],
    queryFn: async ({ signal }) => {
      // Reading trees of blocks is only needed by who opens something.
      const { fetchContent } = await import("./content.js");
      const sources = relays.map(({ url }) => url);
      return fetchContent(cid ?? "", sources, { recorded, limit, signal });
    },
    enabled: cid !== undefined && cid !== "",
    // What has a CID never changes.
    staleTime: Infinity,
    refetchInterval: false,
  });
  return { state: stateOf(data, error), data, error, isPending, refetch };
}

/** A content as UTF-8 text; `data` is undefined when the bytes are none, with the error. */
export function useText(
  cid: string | undefined,
  query: ContentQuery = {},
): Omit<ContentAnswer, "data"> & { data: string | undefined } {
  const content = useContent(cid, { limit: TEXT_LIMIT, ...query });
  const { data } = content;
  const text = useMemo(() => (data === undefined ? undefined : textOf(data)), [data]);
  if (text instanceof Error) return { ...content, state: "failed", data: undefined, error: text };
  return { ...content, data: text };
}

function textOf(bytes: Uint8Array): string | Error {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function stateOf(data: unknown, error: Error | null): ContentState {
  if (data !== undefined) return "verified";
  if (error === null) return "loading";
  if (!isDaoError(error)) return "failed";
  if (error.code === "CONTENT_MISSING") return "missing";
  return DIFFERS.has(error.code) ? "differs" : "failed";
}
