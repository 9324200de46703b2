import { ZeroHash } from "ethers";
import { formatBytes, quote, shortHash } from "../../core/format/index.js";
import { contentCid, postDomain, postId } from "../../core/lists/index.js";
import { defineCommand } from "../cli/command.js";
import { argument, flag, option } from "../cli/inputs.js";
import { text } from "../cli/values.js";
import { openContentStore } from "../content/index.js";
import { destinationOf, textOf } from "../lists/compose.js";
import { readForum } from "../lists/forum.js";
import { nextPost } from "../lists/next-post.js";
import { requireRight } from "../lists/posting-right.js";
import { requireWhole } from "../lists/require-whole.js";

export const post = defineCommand({
  name: "post",
  describe: "post on a list, or answer a post",
  examples: [
    'post general --subject "Assurance levels" --file levels.md --as 3',
    'post 0x4f2a81 --text "I agree." --as 4 --via http://127.0.0.1:8600',
  ],
  access: "signs",
  arguments: {
    where: argument("<list|post>", "a list's name, or the id of the post you answer", text),
  },
  options: {
    subject: option("--subject <words>", "at most 200 bytes; an answer has one by itself", text),
    text: option("--text <words>", "what you have to say, as Markdown", text),
    file: option("--file <file>", "the same from a file, at most 64 KiB", text),
    relay: option(
      "--relay <url>",
      "relay to ask for the posts that are not on this machine; otherwise that of --via",
      text,
    ),
    despiteMissing: flag(
      "--despite-missing",
      "post although nobody has some of the list's posts, which may be your own",
    ),
  },
  async run(context, { where, subject, text: words, file, relay, despiteMissing }) {
    const { settings } = context;
    const bytes = await textOf(words, file);
    const { state } = await readForum(context, relay);
    const { list, parent, subject: title } = await destinationOf(state, where, subject);
    const contracts = await context.contracts();
    const { account = "" } = await context.network();
    await requireRight(contracts, account, list.id);
    // The relay of --via counts an author's posts itself, and refuses a wrong number.
    if (settings.via === undefined && !despiteMissing) await requireWhole(state, list);
    const place = { list, parent, subject: title };
    const envelope = await nextPost(state, contracts, account, place, bytes);
    const id = postId(envelope, await postDomain(contracts));
    const cid = contentCid(bytes);
    await contracts.lists.post.staticCall(envelope, "0x", { from: account });
    context.preview([
      parent === ZeroHash
        ? `You, ${account}, begin a thread on ${list.name}: ${quote(title, 200)}`
        : `You, ${account}, answer ${shortHash(parent)} on ${list.name}: ${quote(title, 200)}`,
      `It is your post number ${envelope.sequence} there, ${formatBytes(bytes.byteLength)} long, and cannot be taken back.`,
      settings.via === undefined
        ? `The chain holds its digest. The text is kept in ${settings.content}: others read it once a relay has it, too.`
        : "The relay keeps the text and anchors your post with others.",
    ]);
    await context.confirm();
    // First the bytes: a post whose text is lost would be worth nothing.
    await (await openContentStore(settings.content)).put(cid, bytes);
    const receipt = await context.send(`Posted ${shortHash(id)}`, () =>
      contracts.lists.post(envelope, "0x"),
    );
    return {
      post: { id, ...envelope },
      list: list.name,
      content: { cid: cid.toString(), size: bytes.byteLength },
      transaction: receipt.hash,
    };
  },
});
