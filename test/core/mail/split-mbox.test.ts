import { createHash } from "node:crypto";
import { expect } from "chai";
import fc from "fast-check";
import { splitMbox, type MailboxMessage, type Quoting } from "../../../core/mail/index.js";
import { refusalOf } from "../refusal.js";
import { Memory } from "./memory.js";
import { gather } from "./gather.js";

const MARK = "From ada@example.org Tue Jan  4 12:00:00 2005";

async function split(text: string | Uint8Array, quoting?: Quoting): Promise<MailboxMessage[]> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return gather(splitMbox([bytes], quoting === undefined ? {} : { quoting }));
}

const textsOf = (messages: readonly MailboxMessage[]) =>
  messages.map(({ bytes }) => Buffer.from(bytes ?? []).toString());

describe("splitMbox", () => {
  const postmarks = [
    MARK,
    "From ada at example.org  Tue Jan  4 12:00:00 2005",
    "From - Tue Jan 04 12:00:00 2005",
    "From 1234567890@xxx Tue Jan 04 12:00:00 +0000 2005",
    "From ada@example.org Tue Jan  4 12:00 EST 2005",
    "From ada@example.org Tue Jan  4 12:00:00 2005 +0100",
    "From nobody", // a header follows a blank line: two signs of three
  ];
  for (const postmark of postmarks) {
    for (const ending of ["\n", "\r\n"]) {
      it(`cuts at "${postmark}" where lines end with ${JSON.stringify(ending)}`, async () => {
        const lines = [
          postmark,
          "Subject: 1",
          "",
          "one",
          "",
          postmark,
          "Subject: 2",
          "",
          "two",
          "",
        ];
        const messages = await split(lines.join(ending));
        expect(messages.map((message) => message.postmark)).to.deep.equal([postmark, postmark]);
        expect(textsOf(messages)).to.deep.equal([
          ["Subject: 1", "", "one", ""].join(ending),
          ["Subject: 2", "", "two", ""].join(ending),
        ]);
      });
    }
  }

  const sentences = [
    "\nFrom now on we meet on Tuesdays.\nIt is better.\n",
    "text\nFrom 12:00 to 13:00 in 2005\nwe meet\n",
    "text\nFrom: ada\nFrom ada\n",
    "\nFrom here\n>From there\n",
    "\nFrom the end of the file",
  ];
  for (const sentence of sentences) {
    it(`leaves ${JSON.stringify(sentence)} where it was said`, async () => {
      const messages = await split(`${MARK}\nSubject: 1\n\n${sentence}`, "none");
      expect(textsOf(messages)).to.deep.equal([`Subject: 1\n\n${sentence}`]);
    });
  }

  it("sees a message that follows without a blank line, as some programs write them", async () => {
    const messages = await split(`${MARK}\nSubject: 1\n\none\n${MARK}\nSubject: 2\n\ntwo\n`);
    expect(textsOf(messages)).to.deep.equal(["Subject: 1\n\none\n", "Subject: 2\n\ntwo\n"]);
  });

  it("tells of a message that holds nothing", async () => {
    const messages = await split(`${MARK}\n${MARK}\nSubject: 2\n\ntwo\n\n${MARK}\n`);
    expect(messages.map(({ size }) => size)).to.deep.equal([0, 16, 0]);
  });

  it("takes what stands before the first postmark for a message, but not blank lines", async () => {
    expect(textsOf(await split("Subject: 1\n\none\n"))).to.deep.equal(["Subject: 1\n\none\n"]);
    const messages = await split(`\n\r\n\ufeff${MARK}\nSubject: 1\n`);
    expect(messages[0]?.postmark).to.equal(undefined);
    expect(await split("\n\n\r\n")).to.deep.equal([]);
    expect(await split("")).to.deep.equal([]);
  });

  it("passes over a byte order mark", async () => {
    const [message] = await split(`\ufeff${MARK}\nSubject: 1\n`);
    expect(message).to.include({ postmark: MARK, offset: 3 });
  });

  for (const [quoting, expected] of [
    ["mboxrd", "From a\n>From b\n>>From c\n"],
    ["mboxo", "From a\n>>From b\n>>>From c\n"],
    ["none", ">From a\n>>From b\n>>>From c\n"],
  ] as const) {
    it(`undoes the quoting of ${quoting}`, async () => {
      const messages = await split(`${MARK}\nA: b\n\n>From a\n>>From b\n>>>From c\n`, quoting);
      expect(textsOf(messages)).to.deep.equal([`A: b\n\n${expected}`]);
    });
  }

  it("passes over a message above the limit, telling its size and digest", async () => {
    const long = `Subject: 1\n\n${"x".repeat(200_000)}\n`;
    const source = [Buffer.from(`${MARK}\n${long}\n${MARK}\nSubject: 2\n`)];
    const messages = await gather(splitMbox(source, { limits: { messageBytes: 1000 } }));
    expect(messages[0]?.bytes).to.equal(undefined);
    expect(messages[0]?.size).to.equal(long.length);
    const digest = createHash("sha256").update(long).digest("hex");
    expect(messages[0]?.digest).to.equal(`0x${digest}`);
    expect(textsOf(messages)[1]).to.equal("Subject: 2\n");
  });

  it("refuses more messages than it was told to take", async () => {
    const source = [Buffer.from(`${MARK}\nA: b\n\n`.repeat(11))];
    await refusalOf(
      () => gather(splitMbox(source, { limits: { messages: 10 } })),
      "MAILBOX_TOO_LONG",
    );
  });

  it("holds one message in memory, not the mailbox", async () => {
    const line = Buffer.from(`${"x".repeat(999)}\n`);
    async function* mailbox() {
      for (let message = 0; message < 50; message++) {
        yield Buffer.from(`${MARK}\nSubject: ${message}\n\n`);
        for (let count = 0; count < 1000; count++) yield line;
        yield Buffer.from("\n");
      }
    }
    const memory = new Memory();
    let messages = 0;
    for await (const { bytes } of splitMbox(mailbox())) {
      messages++;
      expect(bytes?.byteLength).to.be.greaterThan(1_000_000);
      if (messages % 12 === 0) memory.look();
    }
    expect(messages).to.equal(50);
    // 50 MB went through.
    expect(memory.held()).to.be.lessThan(10_000_000);
  });

  /** Pieces of mailboxes and of what looks like one. */
  const pieces = fc.oneof(
    fc.constantFrom(
      MARK,
      "From ",
      "From x",
      ">From y",
      ">>From z",
      "Subject: a",
      "\n",
      "\r\n",
      "\r",
      "\n\n",
      "\ufeff",
      ":",
    ),
    fc.string({ unit: "binary", maxLength: 20 }),
  );
  const mailboxes = fc.array(pieces, { maxLength: 60 }).map((all) => Buffer.from(all.join("")));

  it("gives the same messages however the bytes are cut up", async () => {
    await fc.assert(
      fc.asyncProperty(mailboxes, fc.array(fc.integer({ min: 1, max: 9 })), async (box, cuts) => {
        const chunks: Uint8Array[] = [];
        for (let start = 0; start < box.length;) {
          const length = cuts[chunks.length % Math.max(cuts.length, 1)] ?? 7;
          chunks.push(box.subarray(start, start + length));
          start += length;
        }
        expect(await gather(splitMbox(chunks))).to.deep.equal(await split(box));
      }),
      { numRuns: 300 },
    );
  });

  it("loses no byte between messages but postmarks, closing blank lines and a byte order mark", async () => {
    await fc.assert(
      fc.asyncProperty(mailboxes, async (box) => {
        const messages = await split(box, "none");
        let place = box.subarray(0, 3).equals(Buffer.from("\ufeff")) ? 3 : 0;
        for (const { offset, postmark, bytes, index } of messages) {
          expect(index).to.equal(messages.findIndex((each) => each.offset === offset));
          const gap = box.subarray(place, offset).toString();
          expect(gap, "before a message").to.match(/^(\r?\n)*$/);
          place = offset;
          if (postmark !== undefined) {
            place = box.indexOf("\n", offset) + 1 || box.length;
            expect(
              box
                .subarray(offset, place)
                .toString()
                .replace(/\r?\n$/, ""),
            ).to.equal(Buffer.from(postmark, "latin1").toString());
          }
          const found = Buffer.from(bytes ?? []);
          expect(box.subarray(place, place + found.length).equals(found)).to.equal(true);
          place += found.length;
        }
        expect(box.subarray(place).toString()).to.match(/^(\r?\n)*$/);
      }),
      { numRuns: 300 },
    );
  });
});
