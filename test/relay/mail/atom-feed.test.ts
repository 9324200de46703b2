import { expect } from "chai";
import fc from "fast-check";
import { readFeed } from "./atom.js";
import { ListOfPosts, START } from "./list-of-posts.js";
import { BASE_URL, mailOf } from "./mail-service.js";

async function feedOf(posts: ListOfPosts, before?: bigint): Promise<string> {
  return mailOf(posts).feed(posts.entry, BASE_URL, before);
}

describe("atomFeed", () => {
  it("names posts by their ids, dates them by their anchors, and shows Markdown as HTML", async () => {
    const posts = new ListOfPosts();
    const id = await posts.say({ subject: "Agenda & <more>", text: "**Point** one" });
    const feed = readFeed(await feedOf(posts));
    expect(feed.id).to.equal(`urn:three-opens:list:${posts.entry.id}`);
    expect(feed.title).to.equal("discuss");
    expect(feed.entries).to.have.length(1);
    const [entry] = feed.entries;
    expect(entry).to.deep.include({
      id: `urn:three-opens:post:${id}`,
      title: "Agenda &amp; &lt;more&gt;", // of type html
      updated: new Date((START + 30) * 1000).toISOString(),
      author: `${posts.written[0]?.post.author} (academia)`,
      categories: [],
    });
    expect(entry?.content).to.contain("<strong>Point</strong> one");
    expect(feed.updated).to.equal(entry?.updated);
  });

  it("goes from page to page, newest first, and misses nothing", async () => {
    const posts = new ListOfPosts();
    for (let count = 0; count < 12; count++) await posts.say({ text: `post ${count}` });
    const seen: string[] = [];
    let next: string | undefined = `${BASE_URL}/v1/lists/${posts.entry.id}/feed.atom`;
    let pages = 0;
    while (next !== undefined) {
      const before: string | null = new URL(next).searchParams.get("before");
      const feed = readFeed(await feedOf(posts, before === null ? undefined : BigInt(before)));
      expect(feed.links.self).to.equal(next);
      expect(feed.links.first).to.equal(`${BASE_URL}/v1/lists/${posts.entry.id}/feed.atom`);
      seen.push(...feed.entries.map(({ id }) => id));
      next = feed.links.next;
      pages++;
    }
    expect(pages).to.equal(3);
    expect(seen).to.deep.equal(
      posts.written.map(({ id }) => `urn:three-opens:post:${id}`).reverse(),
    );
  });

  it("is a feed without posts too", async () => {
    const feed = readFeed(await feedOf(new ListOfPosts()));
    expect(feed.entries).to.deep.equal([]);
    expect(feed.updated).to.equal(new Date((START - 100) * 1000).toISOString());
    expect(feed.links.next).to.equal(undefined);
  });

  it("shows the case instead of what was hidden, and tells readers that it changed", async () => {
    const posts = new ListOfPosts();
    await posts.say({
      text: "an insult",
      hidden: { caseId: "0xab", reason: "insult <b>", at: START + 500 },
    });
    const xml = await feedOf(posts);
    expect(xml).to.not.contain("an insult");
    const [entry] = readFeed(xml).entries;
    expect(entry?.content).to.equal("<p>Hidden in case 0xab: insult &lt;b&gt;</p>");
    expect(entry?.categories).to.deep.equal([
      { label: "hidden", scheme: "urn:three-opens:hidden", term: "urn:three-opens:case:0xab" },
    ]);
    expect(entry?.updated).to.equal(new Date((START + 500) * 1000).toISOString());
  });

  it("says so where the relay does not hold a text, and where a text is none", async () => {
    const posts = new ListOfPosts();
    await posts.say({ text: "lost" });
    await posts.say({ text: Uint8Array.of(0xff, 0xfe) });
    await posts.forgetContent(0);
    const [bad, lost] = readFeed(await feedOf(posts)).entries;
    expect(lost?.content).to.contain("does not hold");
    expect(bad?.content).to.contain("not UTF-8");
  });

  it("lets no characters through that turn names around", async () => {
    const posts = new ListOfPosts();
    await posts.say({ subject: "\u202egnp.exe\u2066", group: "x\u202e\u0007y" });
    const [entry] = readFeed(await feedOf(posts)).entries;
    expect(`${entry?.title}${entry?.author}`).to.not.match(/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u);
  });

  const hostile = fc.oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 80 }),
    fc
      .array(
        fc.constantFrom(
          "]]>",
          "<![CDATA[",
          "</content></entry>",
          "<script>alert(1)</script>",
          "[x](javascript:alert(1))",
          "![x](http://x/y.png)",
          "<img src=x onerror=alert(1)>",
          "`]]>`",
          "&#0;",
          "&amp;",
          "\u0000\u000b",
          "\ufffe",
          "\u202e",
          '<link rel="next" href="x"/>',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.join("")),
  );

  it("stays one well-formed feed with as many entries as posts, whatever members write", async () => {
    const said = fc.record({ text: hostile, subject: hostile, group: hostile });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 4 }), async (all) => {
        const posts = new ListOfPosts();
        for (const { text, subject, group } of all) {
          await posts.say({ text: text.toWellFormed(), subject: subject.toWellFormed(), group });
        }
        const feed = readFeed(await feedOf(posts));
        expect(feed.entries).to.have.length(all.length);
        expect(feed.links).to.have.keys("alternate", "self", "first");
        for (const { content } of feed.entries) {
          expect(content).to.not.match(/<(script|img|iframe|svg|style)\b/i);
          expect(content).to.not.match(/<[^>]*\bon\w+\s*=/i);
          expect(content).to.not.match(/href="\s*javascript:/i);
        }
      }),
      { numRuns: 150 },
    );
  });
});
