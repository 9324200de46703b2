import { rename, rm } from "node:fs/promises";
import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

type Posted = Answer & { post: { id: string; sequence: string; parent: string; subject: string } };

describe("dao: posting and reading", () => {
  let coalition: CoalitionAtWork;
  const post = (as: number, ...words: string[]) =>
    coalition.does(as, "post", ...words) as Promise<Posted>;

  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  let first: Posted;

  it("begins a thread, and links each post to its author's last", async () => {
    first = await post(1, "general", "--subject", "Levels of assurance", "--text", "How *many*?");
    expect(first.post).to.include({ sequence: "0", subject: "Levels of assurance" });
    const second = await post(1, "general", "--subject", "Another", "--text", "Yes.");
    expect(second.post).to.include({ sequence: "1", previous: first.post.id });
    const elsewhere = await post(1, "announcements", "--subject", "News", "--text", "None.");
    expect(elsewhere.post).to.include({ sequence: "0" });
  });

  it("answers a post by the first digits of its id", async () => {
    const path = await coalition.file("answer.md", "Three.\n\n<script>alert(1)</script>\n");
    const answer = await post(2, first.post.id.slice(0, 12), "--file", path);
    expect(answer.post).to.include({ parent: first.post.id, subject: "Re: Levels of assurance" });
    const again = await post(3, answer.post.id, "--text", "\u001b[31mFour\u001b[0m.");
    expect(again.post.subject).to.equal("Re: Levels of assurance");
  });

  it("shows the lists and their threads, the newest first", async () => {
    const { lists } = (await coalition.does(0, "lists")) as unknown as { lists: object[] };
    expect(lists[0]).to.include({ name: "general", posts: 4, threads: 2, next: 4 });
    const { threads } = (await coalition.does(0, "thread", "general")) as unknown as {
      threads: { subject: string; posts: number }[];
    };
    expect(threads.map(({ subject, posts }) => [subject, posts])).to.deep.equal([
      ["Levels of assurance", 3],
      ["Another", 1],
    ]);
    const { stdout } = await coalition.shows(0, "thread", "general");
    expect(stdout).to.include("Levels of assurance").and.include("2 threads on general.");
  });

  it("shows a thread from any of its posts, and lets nothing in it move the cursor", async () => {
    const { posts } = (await coalition.does(0, "thread", first.post.id)) as unknown as {
      posts: { depth: number; author: string; text: string }[];
    };
    expect(posts.map(({ depth, author }) => [depth, author])).to.deep.equal(
      [1, 2, 3].map((who, depth) => [depth, DEVELOPMENT_ACCOUNTS[who]]),
    );
    expect(posts[1]!.text).to.equal("Three.\n\n<script>alert(1)</script>\n");
    const { stdout } = await coalition.shows(0, "thread", first.post.id);
    expect(stdout).to.include("How *many*?").and.include("    \\u{1b}[31mFour");
    expect(stdout).not.to.include("\u001b");
  });

  it("says what is not at hand", async () => {
    await rename(coalition.content, `${coalition.content}.away`);
    const { posts } = (await coalition.does(0, "thread", first.post.id)) as unknown as {
      posts: { withheld: string; text?: string }[];
    };
    await rm(coalition.content, { recursive: true });
    await rename(`${coalition.content}.away`, coalition.content);
    expect(posts).to.have.length(3);
    for (const { withheld } of posts) expect(withheld).to.match(/^not at hand: bafk/);
  });

  it("refuses in words, and sends nothing", async () => {
    const { refused, file } = coalition;
    const say = ["--text", "Hello."];
    await refused("SUBJECT_MISSING", 1, "post", "general", ...say);
    await refused("LIST_UNKNOWN", 1, "post", "nowhere", ...say);
    await refused("LIST_UNKNOWN", 1, "thread", "nowhere");
    await refused("POST_UNKNOWN", 1, "post", "0x12345678", ...say);
    await refused("INPUT_INVALID", 1, "post", "general", "--subject", "a");
    const subject = (words: string) => ["post", "general", "--subject", words, ...say];
    for (const bad of ["a\u202Eb", "a\nb", "é".repeat(101)])
      expect(await refused("POST_MALFORMED", 1, ...subject(bad))).to.include("The subject");
    const long = await file("long.md", "a".repeat(65_537));
    await refused("CONTENT_TOO_LONG", 1, "post", "general", "--subject", "a", "--file", long);
    const line = await refused("MAY_NOT_POST", 14, "post", "general", "--subject", "a", ...say);
    expect(line).to.include("not a member");
    const { stderr } = await coalition.shows(14, ...subject("a"));
    expect(stderr).to.match(/npm run dao -- --rpc http.* --deployments .* join\./);
    const { lists } = (await coalition.does(0, "lists")) as unknown as {
      lists: { next: number }[];
    };
    expect(lists[0]!.next).to.equal(4);
  });

  it("shows the whole log, and what counts of it", async () => {
    const { log, unread } = (await coalition.does(0, "thread", "general", "--log")) as unknown as {
      log: { index: number; refused?: string }[];
      unread: number;
    };
    expect(log.map(({ index }) => index)).to.deep.equal([0, 1, 2, 3]);
    expect(log.every(({ refused }) => refused === undefined)).to.equal(true);
    expect(unread).to.equal(0);
  });
});
