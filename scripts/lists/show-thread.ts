import { isDaoError } from "../../core/errors.js";
import { formatAddress, formatMoment, onOneLine, shortHash } from "../../core/format/index.js";
import { cidOfDigest, threadsOf, validateContent } from "../../core/lists/index.js";
import { hiddenMark, tables, type PostRow, type StateReader } from "../../core/replay/index.js";
import type { Output } from "../cli/output.js";
import type { Forum } from "./forum.js";

/** A post in its thread, with its words as far as anybody at hand keeps them. */
export interface ShownPost extends Omit<PostRow, "thread"> {
  /** How many answers deep. */
  depth: number;
  /** Nothing while the content is at nobody's hand, is no text, or a case hides it. */
  text: string | undefined;
  /** Why there is no text. */
  withheld: string | undefined;
  hidden: { caseId: string; reason: string } | undefined;
}

/** The posts of a thread in reading order, judged at `now` (timestamp in seconds). */
export async function readThread(
  { state, fetchBlob }: Forum,
  thread: string,
  now: number,
): Promise<ShownPost[]> {
  const rows = await postsOf(state, thread);
  const entries = threadsOf(rows.map((row) => ({ id: row.id, post: row }))).flatMap(
    (each) => each.entries,
  );
  return Promise.all(
    entries.map(async ({ depth, post: { post: row } }) => {
      const mark = await hiddenMark(state, row, now);
      const hidden = mark && { caseId: mark.caseId, reason: mark.reason };
      const { thread: _, ...rest } = row;
      return { ...rest, depth, hidden, ...(await wordsOf(fetchBlob, row.content, hidden?.reason)) };
    }),
  );
}

async function postsOf(state: StateReader, thread: string): Promise<PostRow[]> {
  const rows: PostRow[] = [];
  for await (const [, { id }] of tables.threadPosts.scan(state, { prefix: `${thread}/` }))
    rows.push(await tables.posts.need(state, id));
  return rows;
}

const ABSENT = "not at hand";

/** Whether a post's text is missing only because nobody who was asked keeps it. */
export const isAbsent = ({ withheld }: Pick<ShownPost, "withheld">): boolean =>
  withheld?.startsWith(`${ABSENT}: `) === true;

async function wordsOf(
  fetchBlob: Forum["fetchBlob"],
  digest: string,
  hidden: string | undefined,
): Promise<Pick<ShownPost, "text" | "withheld">> {
  if (hidden !== undefined)
    return { text: undefined, withheld: `marked as hidden: ${onOneLine(hidden)}` };
  const cid = cidOfDigest(digest).toString();
  const bytes = await fetchBlob(cid);
  if (bytes === null) return { text: undefined, withheld: `${ABSENT}: ${cid}` };
  try {
    return { text: validateContent(bytes), withheld: undefined };
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return { text: undefined, withheld: onOneLine(error.message) };
  }
}

/** Each post indented by its depth, up to a point; nothing in it can move the cursor. */
export function showThread(output: Output, posts: readonly ShownPost[]): void {
  for (const { depth, author, sentAt, id, subject, text, withheld } of posts) {
    const margin = "  ".repeat(Math.min(depth, 8));
    const line = (words: string) => output.line(`${margin}${onOneLine(words)}`);
    line(`${subject === "" ? "(no subject)" : subject} [${shortHash(id)}]`);
    line(`${formatAddress(author)}, ${formatMoment(sentAt)}`);
    for (const words of text?.split(/\r\n|\r|\n/) ?? [`(${withheld ?? ""})`]) line(`  ${words}`);
    output.line();
  }
}
