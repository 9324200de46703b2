import { countOf, formatDate, onOneLine } from "../../core/format/index.js";
import { tables } from "../../core/replay/index.js";
import { defineCommand } from "../cli/command.js";
import { option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { listsIn } from "../lists/find.js";
import { readForum } from "../lists/forum.js";

export const lists = defineCommand({
  name: "lists",
  describe: "show the lists, and how much is on each",
  examples: ["lists", "lists --relay http://127.0.0.1:8600 --json"],
  access: "reads",
  options: {
    relay: option("--relay <url>", "relay to ask for batches; otherwise that of --via", text),
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
    const missing: { list: string; first: number; count: number; cid: string }[] = [];
    for await (const [, { status, list, first, count, cid }] of tables.anchors.scan(state))
      if (status === "missing") missing.push({ list, first, count, cid });
    if (missing.length > 0) {
      context.output.line(
        `${countOf(missing.length, "batch", "batches")} of posts not at hand: name a relay that keeps them with --relay.`,
      );
    }
    return { lists: rows, missingBatches: missing };
  },
});
