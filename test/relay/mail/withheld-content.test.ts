import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { describeContent } from "../../../core/content/index.js";
import { gather } from "../../core/mail/gather.js";
import { splitMbox } from "../../../core/mail/index.js";
import { verifyExportedPost } from "../../../core/mail/verify-exported-post.js";
import { blockFiles } from "../content/block-files.js";
import { closeAll, openContentIn } from "../content/open-content.js";
import { readFeed } from "./atom.js";
import { ListOfPosts } from "./list-of-posts.js";
import { BASE_URL, mailOf } from "./mail-service.js";

const TEXTS = ["kept", "refused", "damaged", "lost", "kept too"];

describe("a list of which the relay cannot give every text", () => {
  afterEach(closeAll);

  /** Mail over a real content store: one text its operator refuses, one whose block changed, one that never came. */
  async function mail() {
    const posts = new ListOfPosts();
    const bytes = (text: string) => new TextEncoder().encode(text);
    for (const text of TEXTS) await posts.say({ text });
    const before = await openContentIn();
    for (const text of TEXTS)
      if (text !== "lost") await before.content.add(bytes(text), "document");
    await before.stop();
    const { cid } = await describeContent(bytes("refused"));
    const { content, directory } = await openContentIn({ refused: [cid] }, before.directory);
    for (const file of await blockFiles(join(directory, "blocks")))
      if ((await readFile(file, "utf8")) === "damaged") await writeFile(file, "changed");
    Object.assign(posts, { content });
    return { posts, mail: mailOf(posts) };
  }

  it("has a feed with all posts, which says where a text is not to be had", async () => {
    const { posts, mail: service } = await mail();
    const { entries } = readFeed(await service.feed(posts.entry, BASE_URL));
    expect(
      entries.map(({ content }) => (/does not hold/.test(content) ? undefined : content)),
    ).to.deep.equal(["<p>kept too</p>", undefined, undefined, undefined, "<p>kept</p>"]);
    await service.close();
  });

  it("has a mailbox with all posts, each with its proof", async () => {
    const { posts, mail: service } = await mail();
    const messages = await gather(splitMbox(service.mbox(posts.entry)));
    const found = [];
    for (const { bytes } of messages) {
      const { id, content } = await verifyExportedPost(bytes ?? new Uint8Array());
      found.push([id, content]);
    }
    const contents = ["yes", "missing", "missing", "missing", "yes"];
    expect(found).to.deep.equal(posts.written.map(({ id }, place) => [id, contents[place]]));
    await service.close();
  });
});
