import { countOf, formatMoment, onOneLine, shortHash } from "../../core/format/index.js";
import { tables, type ListRow, type LogRow, type ThreadRow } from "../../core/replay/index.js";
import { defineCommand } from "../cli/command.js";
import type { Context } from "../cli/context.js";
import { argument, flag, option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { findPost, listNamed } from "../lists/find.js";
import { readForum, type Forum } from "../lists/forum.js";
import { isAbsent, readThread, showThread } from "../lists/show-thread.js";
import { relaysNamed, unreadIn, unreadLines, whereUnread } from "../lists/unread.js";

export const thread = defineCommand({
  name: "thread",
  describe: "read a thread, or list the threads of a list",
  examples: [
    "thread general",
    "thread 0x4f2a81 --relay http://127.0.0.1:8600",
    "thread general --log",
  ],
  access: "reads",
  arguments: {
    which: argument("<list|post>", "a list's name, or a post's id or its first digits", text),
  },
  options: {
    relay: option(
      "--relay <url>",
      "relay to ask for batches and texts that are not on this machine",
      text,
    ),
    log: flag("--log", "every post of the list's log, also those that were refused, and why"),
  },
  async run(context, { which, relay, log }) {
    const forum = await readForum(context, relay);
    const list = await listNamed(forum.state, which);
    if (list !== undefined)
      return log ? showLog(context, forum, list) : showThreads(context, forum, list);
    const { thread: id } = await findPost(forum.state, which);
    const now = (await context.network()).provider.getBlock("latest");
    const posts = await readThread(forum, id, (await now)?.timestamp ?? 0);
    showThread(context.output, posts);
    const absent = posts.filter(isAbsent).length;
    if (absent > 0)
      context.output.line(
        `${countOf(absent, "text is", "texts are")} not at hand. ${whereUnread({ relays: await relaysNamed(forum.state) })}`,
      );
    return { thread: id, posts };
  },
});

async function showThreads({ output }: Context, { state }: Forum, list: ListRow) {
  const threads: ThreadRow[] = [];
  const newestFirst = { prefix: `${list.id}/`, reverse: true };
  for await (const [, { id }] of tables.threadOrder.scan(state, newestFirst))
    threads.push(await tables.threads.need(state, id));
  output.table(
    ["Thread", "Subject", "Posts", "Last post"],
    threads.map(({ id, subject, posts, lastAt }) => [
      shortHash(id),
      onOneLine(subject),
      String(posts),
      formatMoment(lastAt),
    ]),
  );
  const missing = await unreadIn(state, list.id);
  // A bare "0 threads" would be taken for an empty list.
  const known = missing.posts === 0 ? "" : ", as far as its posts are at hand";
  output.line(`${countOf(threads.length, "thread")} on ${list.name}${known}.`);
  for (const line of unreadLines(missing)) output.line(line);
  return { list, threads, missing };
}

async function showLog({ output }: Context, { state }: Forum, list: ListRow) {
  const entries: (LogRow & { index: number })[] = [];
  for await (const [key, row] of tables.log.scan(state, { prefix: `${list.id}/` }))
    entries.push({ index: Number(key.slice(key.indexOf("/") + 1)), ...row });
  output.table(
    ["Index", "Post", "Author", "Number", "Came in", "Judged"],
    entries.map(({ index, id, post, at, refused }) => [
      String(index),
      shortHash(id),
      post.author,
      post.sequence,
      formatMoment(at),
      refused === undefined ? "accepted" : onOneLine(refused),
    ]),
  );
  const refused = entries.filter((entry) => entry.refused !== undefined).length;
  const unread = list.next - entries.length;
  output.line(
    `${countOf(list.next, "index", "indices")}: ${entries.length - refused} accepted, ${refused} refused, ${unread} in batches not at hand or not what was anchored.`,
  );
  const missing = await unreadIn(state, list.id);
  for (const line of unreadLines(missing)) output.line(line);
  return { list, log: entries, unread, missing };
}
