import type { QueryKey } from "@tanstack/react-query";
import type { SearchQuestion } from "./reader.js";

const ROOT = "reading";

/** Names of everything that can be read, for the cache; a shorter key means all keys that begin so. */
export const keys = {
  all: [ROOT] as const,
  coalition: [ROOT, "coalition"] as const,
  members: [ROOT, "members"] as const,
  member: (account: string) => [ROOT, "member", account] as const,
  motions: [ROOT, "motions"] as const,
  motion: (id: string) => [ROOT, "motion", id] as const,
  ballots: (motion: string) => [ROOT, "motion", motion, "ballots"] as const,
  elections: [ROOT, "elections"] as const,
  election: (id: string) => [ROOT, "election", id] as const,
  offices: [ROOT, "offices"] as const,
  recalls: [ROOT, "recalls"] as const,
  recall: (id: string) => [ROOT, "recall", id] as const,
  paper: (id: string) => [ROOT, "paper", id] as const,
  rankings: (paper: string) => [ROOT, "paper", paper, "rankings"] as const,
  lists: [ROOT, "lists"] as const,
  list: (idOrName: string) => [ROOT, "list", idOrName] as const,
  threads: (list: string) => [ROOT, "threads", list] as const,
  thread: (post: string) => [ROOT, "thread", post] as const,
  post: (id: string) => [ROOT, "post", id] as const,
  log: (list: string) => [ROOT, "log", list] as const,
  proof: (post: string) => [ROOT, "proof", post] as const,
  cases: [ROOT, "cases"] as const,
  case: (id: string) => [ROOT, "case", id] as const,
  documents: [ROOT, "documents"] as const,
  document: (id: string) => [ROOT, "document", id] as const,
  /** What the contracts themselves were asked. */
  chain: [ROOT, "chain"] as const,
  search: (question: SearchQuestion) => [ROOT, "search", question] as const,
  content: (cid: string) => ["content", cid] as const,
} satisfies Record<string, QueryKey | ((...names: never[]) => QueryKey)>;
