import type { ListView, LogEntryView, PostView, ProofView, ThreadView } from "./reader.js";
import { keys } from "./keys.js";
import { type Many, useMany } from "./use-many.js";
import { type Answer, useOne } from "./use-one.js";

/** Lists in the order of opening, closed ones included. */
export const useLists = (): Many<ListView> =>
  useMany(keys.lists, (reader, query) => reader.lists(query));

/** One list by its id or its name. */
export const useList = (idOrName: string | undefined): Answer<ListView | null> =>
  useOne(keys.list(idOrName ?? ""), (reader) => reader.list(idOrName ?? ""), Boolean(idOrName));

/** Threads of a list (id or name), the one with the newest post first. */
export const useThreads = (list: string | undefined): Many<ThreadView> =>
  useMany(
    keys.threads(list ?? ""),
    (reader, query) => reader.threads(list ?? "", query),
    Boolean(list),
  );

/** Posts of the thread a post is in, the oldest first. `thread` is null when there is no such post. */
export function useThread(
  post: string | undefined,
): Many<PostView> & { thread: ThreadView | null | undefined } {
  const { first, ...posts } = useMany(
    keys.thread(post ?? ""),
    (reader, query) => reader.thread(post ?? "", query),
    Boolean(post),
  );
  return { ...posts, thread: first === undefined ? undefined : (first?.thread ?? null) };
}

/** One post. */
export const usePost = (id: string | undefined): Answer<PostView | null> =>
  useOne(keys.post(id ?? ""), (reader) => reader.post(id ?? ""), Boolean(id));

/** Every place of a list's log, refused posts with the reason. */
export const useLog = (list: string | undefined): Many<LogEntryView> =>
  useMany(keys.log(list ?? ""), (reader, query) => reader.log(list ?? "", query), Boolean(list));

/** How anybody can check on the chain that a post is where it is shown. */
export const useProof = (post: string | undefined): Answer<ProofView | null> =>
  useOne(keys.proof(post ?? ""), (reader) => reader.proof(post ?? ""), Boolean(post));
