import type { Reader } from "./reader.js";

/** The questions of a reader. */
export type ReaderMethod = Exclude<keyof Reader, "kind" | "where">;

const METHODS = {
  ...{ coalition: 0, members: 0, member: 0, motions: 0, motion: 0, ballots: 0 },
  ...{ elections: 0, election: 0, offices: 0, recalls: 0, recall: 0, paper: 0, rankings: 0 },
  ...{ lists: 0, list: 0, threads: 0, thread: 0, post: 0 },
  ...{ log: 0, author: 0, proof: 0, cases: 0, case: 0, documents: 0, document: 0, search: 0 },
} satisfies Record<ReaderMethod, 0>;

export const READER_METHODS = Object.keys(METHODS) as ReaderMethod[];

export const isReaderMethod = (name: string): name is ReaderMethod => Object.hasOwn(METHODS, name);

export type ReaderQuestions = Pick<Reader, ReaderMethod>;

/** A reader's questions, each passed on by name. */
export function passOn(
  ask: (method: ReaderMethod, args: readonly unknown[]) => Promise<unknown>,
): ReaderQuestions {
  return Object.fromEntries(
    READER_METHODS.map((method) => [method, (...args: unknown[]) => ask(method, args)]),
  ) as unknown as ReaderQuestions;
}
