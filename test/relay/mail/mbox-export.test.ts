import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import fc from "fast-check";
import { exportContent } from "../../../core/content/index.js";
import { importMailbox, splitMbox } from "../../../core/mail/index.js";
import { verifyExportedPost } from "../../../core/mail/verify-exported-post.js";
import { exportMbox } from "../../../relay/mail/mbox-export.js";
import { Memory } from "../../core/mail/memory.js";
import { refusalOf } from "../../core/refusal.js";
import { DOMAIN, HOST, ListOfPosts, START } from "./list-of-posts.js";
import { gather } from "../../core/mail/gather.js";

async function exported(posts: ListOfPosts): Promise<Buffer> {
  const context = { list: posts.entry, host: HOST, domain: DOMAIN };
  return Buffer.concat(await gather(exportMbox(posts, posts.content, context)));
}

async function messagesOf(mbox: Uint8Array): Promise<Uint8Array[]> {
  const messages = await gather(splitMbox([mbox]));
  return messages.map(({ bytes }) => bytes ?? new Uint8Array());
}

async function textOf(store: MemoryBlockstore, cid: string): Promise<string> {
  const pieces = await gather(exportContent(cid, store));
  return Buffer.concat(pieces).toString();
}

/** Everything a member may write: any Unicode, any line endings, lines that look like postmarks and boundaries. */
const texts = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1, maxLength: 300 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(
            "From ",
            ">From x",
            ">>From ada Tue Jan  4 12:00:00 2005",
            "From ada@example.org Tue Jan  4 12:00:00 2005",
            "Subject: x",
            "--=_boundary",
            ".",
            "",
            " ",
            "=",
            "=3D",
            "é\u{1f600}",
          ),
          fc.string({ maxLength: 100 }),
        ),
        { minLength: 1, maxLength: 20 },
      )
      .chain((lines) => fc.constantFrom("\n", "\r\n", "\r").map((ending) => lines.join(ending))),
  )
  .filter((text) => text.isWellFormed() && text !== "");

describe("exportMbox", () => {
  it("writes each post as a message that mail programs thread and date", async () => {
    const posts = new ListOfPosts();
    const first = await posts.say({ subject: "Agenda", text: "Point one\nFrom here on\n" });
    const second = await posts.say({ subject: "Re: Agenda", text: "Point two", parent: 0, by: 1 });
    await posts.say({ subject: "Re: Agenda", text: "Point three", parent: 1 });
    const text = (await exported(posts)).toString();
    const author = posts.written[0]?.post.author ?? "";

    expect(text).to.match(new RegExp(`^From ${author}@members.invalid Tue Nov 14 22:13:50 2023\n`));
    expect(text).to.contain("\n>From here on\n");
    expect(text).to.contain(`Message-ID:\n <${first}@discuss.example.invalid>`);
    expect(text).to.contain(`In-Reply-To:\n <${first}@discuss.example.invalid>`);
    expect(text).to.contain(
      `References:\n <${first}@discuss.example.invalid>\n <${second}@discuss.example.invalid>`,
    );
    expect(text).to.contain(`From: "${author} (academia)"\n <${author}@members.invalid>`);
    expect(text).to.contain("Date: Tue, 14 Nov 2023 22:13:20 +0000");
  });

  it("lets every post be verified from its message alone", async () => {
    const posts = new ListOfPosts();
    const id = await posts.say({
      subject: "Grüße, 議題 \u{1f600}",
      text: "Ünïcode\r\nFrom me\n\n",
    });
    const [message] = await messagesOf(await exported(posts));
    const verified = await verifyExportedPost(message as Uint8Array);
    expect(verified).to.include({ id, signed: "yes", content: "yes" });
    expect(verified.post).to.deep.equal(posts.written[0]?.post);
  });

  for (const [what, from, to] of [
    ["text", "Point one", "Point two"],
    ["post's id", "X-Three-Opens-Post:\n 0x", "X-Three-Opens-Post:\n 0xff"],
    ["coalition", "chainId=31337", "chainId=1"],
  ] as const) {
    it(`shows when the ${what} of an exported message was changed`, async () => {
      const posts = new ListOfPosts();
      await posts.say({ text: "Point one" });
      const changed = (await exported(posts)).toString().replace(from, to);
      expect(changed).to.contain(to);
      const [message] = await messagesOf(Buffer.from(changed));
      await refusalOf(() => verifyExportedPost(message as Uint8Array), "EXPORTED_POST_WRONG");
    });
  }

  it("does not take a signature for the author's that somebody else gave", async () => {
    const posts = new ListOfPosts();
    await posts.say({ text: "mine" });
    await posts.say({ text: "theirs", by: 1 });
    const [one, other] = posts.written;
    if (one === undefined || other === undefined) throw new Error("two posts were written");
    one.signature = other.signature;
    const [message] = await messagesOf(await exported(posts));
    expect((await verifyExportedPost(message as Uint8Array)).signed).to.equal("unknown");
  });

  it("says so where the text is not held, and marks what was hidden with its case", async () => {
    const posts = new ListOfPosts();
    await posts.say({ text: "lost" });
    await posts.say({
      text: "hidden",
      hidden: { caseId: "0x77", reason: "insult", at: START + 99 },
    });
    await posts.forgetContent(0);
    const [lost, hidden] = await messagesOf(await exported(posts));
    expect((await verifyExportedPost(lost as Uint8Array)).content).to.equal("missing");
    expect(Buffer.from(hidden as Uint8Array).toString()).to.contain("X-Three-Opens-Hidden: 0x77");
    expect((await verifyExportedPost(hidden as Uint8Array)).content).to.equal("yes");
  });

  it("lets nobody add headers or messages by a subject, a group or a text", async () => {
    const posts = new ListOfPosts();
    await posts.say({
      subject: "a: b <c@d> =?utf-8?q?x?=",
      group: 'x"\r\nBcc: y@z',
      text: "\n\nFrom a\nTo: b\n",
    });
    const mbox = await exported(posts);
    const messages = await messagesOf(mbox);
    expect(messages).to.have.length(1);
    expect(Buffer.from(messages[0] as Uint8Array).toString()).to.not.match(/^Bcc:/m);
  });

  it("streams: memory does not grow with the list", async () => {
    const posts = new ListOfPosts();
    await posts.say({ text: "x".repeat(65_000) });
    const [one] = posts.written;
    if (one === undefined) throw new Error("one post was written");
    posts.posts = async function* () {
      for (let place = 0n; place < 1_200n; place++) yield { ...one, place };
    };
    let [size, count] = [0, 0];
    const memory = new Memory();
    const context = { list: posts.entry, host: HOST, domain: DOMAIN };
    for await (const piece of exportMbox(posts, posts.content, context)) {
      size += piece.byteLength;
      if (++count % 200 === 0) memory.look();
    }
    expect(size).to.be.greaterThan(78_000_000);
    // Half of what went by: other tests of the process leave things behind while this one looks.
    expect(memory.held()).to.be.lessThan(39_000_000);
  }).timeout(180_000);

  it("comes back with its texts, threads and dates, whatever members wrote", async () => {
    const said = fc.record({
      text: texts,
      parent: fc.option(fc.nat(8), { nil: undefined }),
      by: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 8 }), async (all) => {
        const posts = new ListOfPosts();
        for (const [place, { text, parent, by }] of all.entries()) {
          const answered = parent === undefined || place === 0 ? undefined : parent % place;
          await posts.say({ text: `${place} ${text}`, by, parent: answered });
        }
        const store = new MemoryBlockstore();
        const mbox = await exported(posts);
        for (const message of await messagesOf(mbox)) {
          expect((await verifyExportedPost(message)).content).to.equal("yes");
        }
        const { entries } = await importMailbox([mbox], store, {
          list: "discuss",
          keepAddresses: true,
        });

        expect(entries).to.have.length(all.length);
        for (const [place, entry] of entries.entries()) {
          if (entry.kind !== "message") throw new Error(entry.reason);
          const { post, id } = posts.written[place] as ListOfPosts["written"][number];
          expect(entry.messageId).to.equal(`${id}@discuss.${HOST}`);
          expect(entry.sentAt).to.equal(post.sentAt);
          const parent = entries.find(
            (each) => each.kind === "message" && each.id === entry.parent,
          );
          const answered = posts.written.findIndex((each) => each.id === post.parent);
          expect(parent?.index ?? -1).to.equal(answered);
          const text = `${place} ${all[place]?.text ?? ""}`;
          expect(await textOf(store, entry.body.cid)).to.equal(asMailTellsIt(text));
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Mail ends lines in one way, and its archives end the last one. */
const asMailTellsIt = (text: string) => `${text.replace(/\r\n?/g, "\n").replace(/\n+$/, "")}\n`;
