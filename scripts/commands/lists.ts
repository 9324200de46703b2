import { formatDate, onOneLine } from "../../core/format/index.js";
import { defineCommand } from "../cli/command.js";
import { option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { listsIn } from "../lists/find.js";
import { readForum } from "../lists/forum.js";
import { unreadIn, unreadLines } from "../lists/unread.js";

export const lists = defineCommand({
  name: "lists",
  describe: "show the lists, and how much is on each",
  examples: ["lists", "lists --relay http://127.0.0.1:8600 --json"],
  access: "reads",
  options: {
    relay: option("--relay <url>", "relay to ask for batches that are not on this machine", text),
  },
  async run(context, { relay }) {
    const { state } = await readForum(context, relay);
    const rows = await listsIn(state);
    context.output.table(
      ["List", "Posts", "Threads", "Last post", "State", "Purpose"],
      rows.map(({ name, posts, threads, lastPostAt, closedAt, purpose }) => [
        name,
        String(posts),
        String(threads),
        lastPostAt === undefined ? "" : formatDate(lastPostAt),
        closedAt === undefined ? "open" : `closed ${formatDate(closedAt)}`,
        onOneLine(purpose),
      ]),
    );
    const missing = await unreadIn(state);
    for (const line of unreadLines(missing)) context.output.line(line);
    return { lists: rows, missing };
  },
});
