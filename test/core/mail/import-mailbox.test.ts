import { MemoryBlockstore } from "blockstore-core";
import { expect } from "chai";
import { exportContent } from "../../../core/content/index.js";
import { importMailbox } from "../../../core/mail/index.js";
import { importFile, mailboxFile } from "./mailbox-file.js";
import { Memory } from "./memory.js";
import { gather } from "./gather.js";

describe("importMailbox", () => {
  describe("of a list archive", () => {
    it("keeps threads: by references, by words in In-Reply-To, by subject, and with missing messages", async () => {
      const { entries, messageAt, head } = await importFile("list-2005");
      const first = messageAt(0).id;
      const found = entries.map((entry) =>
        entry.kind === "message" ? [entry.parent, entry.parentBy] : entry.reason,
      );
      expect(found).to.deep.equal([
        [null, null],
        [first, "references"],
        [messageAt(1).id, "references"],
        [first, "subject"],
        "the same message stands before in the mailbox",
        [null, null],
        [null, null],
      ]);
      expect(messageAt(5).thread).to.equal(messageAt(6).thread);
      expect(head).to.include({ messages: 6, threads: 2, attachments: 0, leftOut: 1 });
    });

    it("gives texts as they were, lines that look like postmarks included", async () => {
      const { textAt } = await importFile("list-2005");
      const text = await textAt(0);
      expect(text).to.contain(
        "\nFrom now on we meet on the first Tuesday of the month.\nFrom what I hear",
      );
      expect(await textAt(2)).to.contain("\n>From the last call I still have mine.\n");
    });

    it("publishes nobody's address, but who wrote what and from where", async () => {
      const { entries, textAt, messageAt, bytesOf, file } = await importFile("list-2005");
      expect(messageAt(0).from).to.deep.equal({
        name: "Ada Lovelace",
        address: "…@example.org",
        author: 1,
      });
      expect(messageAt(5).from).to.include({ name: "", address: "…@example.net" });
      const authors = entries.flatMap((each) =>
        each.kind === "message" ? [each.from?.author] : [],
      );
      expect(authors).to.deep.equal([1, 2, 3, 4, 5, 6]);
      const texts = await Promise.all([0, 1, 2, 3, 5, 6].map(textAt));
      const published = [...texts, (await bytesOf(file.cid)).toString()].join("\n");
      expect(published).to.not.match(/\b(ada|bob|carol|dave|erin|frank|secretary)(@| at )/);
      expect(texts[0]).to.contain("Write to … at example.org or to …@example.org.");
      expect(texts[1]).to.contain("Ada Lovelace <…@example.org> wrote:");
    });

    it("keeps addresses when told to, and Message-IDs with them", async () => {
      const { textAt, messageAt, head } = await importFile("list-2005", { keepAddresses: true });
      expect(head.addresses).to.equal("kept");
      expect(messageAt(1)).to.include({ messageId: "200501041530.2@uni.example" });
      expect(messageAt(1).from?.address).to.equal("bob@uni.example");
      expect(await textAt(1)).to.contain("Ada Lovelace <ada@example.org> wrote:");
    });

    it("dates messages by their own word, in any zone", async () => {
      const { messageAt } = await importFile("list-2005");
      const dates = [0, 1, 2].map((index) =>
        new Date(1000 * (messageAt(index).sentAt ?? 0)).toISOString(),
      );
      expect(dates).to.deep.equal([
        "2005-01-04T11:00:00.000Z",
        "2005-01-04T14:30:00.000Z",
        "2005-01-05T08:00:00.000Z",
      ]);
    });
  });

  describe("of many encodings", () => {
    const expected: [string, string, string, string][] = [
      [
        "raw koi8-r",
        "Иван Петров",
        "Повестка дня первого собрания",
        "Здравствуйте! Предлагаю три пункта.",
      ],
      ["iso-2022-jp", "山田花子", "第一回会議の議題", "議題に賛成します。"],
      ["gb18030", "李明", "回复: 会议", "我同意这个议程。𠀀"],
      [
        "windows-1251",
        "Олга",
        "Дневен ред",
        "Съгласна съм = да, и подписвам този доста дълъг ред текст.",
      ],
      ["raw latin-1 that nothing declares", "José Muñoz", "Reunión mañana", "Nos vemos."],
      ["raw UTF-8", "Ζωή", "Ημερήσια διάταξη", "Συμφωνώ 👍"],
      ["raw iso-2022-jp, and a charset nobody knows", "", "件名", "plain “quotes”"],
      ["a letter split between two encoded words", "", "Uberräschung ok", ""],
    ];
    for (const [index, [what, name, subject, text]] of expected.entries()) {
      it(`reads ${what}`, async () => {
        const { messageAt, textAt } = await importFile("encodings");
        expect(messageAt(index).from?.name).to.equal(name);
        expect(messageAt(index).subject).to.equal(subject);
        expect((await textAt(index)).trimEnd()).to.equal(text);
      });
    }

    it("reads a file name in pieces (RFC 2231)", async () => {
      const { messageAt } = await importFile("encodings");
      expect(messageAt(7).attachments[0]?.name).to.equal("€ rates.txt");
    });
  });

  describe("of nested parts", () => {
    it("takes the plain text, and keeps every attachment by its CID", async () => {
      const { messageAt, textAt, bytesOf } = await importFile("multipart-crlf");
      expect(await textAt(0)).to.equal(
        "Here are the minutes, café included.\n\nFrom the chair: thanks.\n\n" +
          "_______________________________________________\ndc mailing list\n…@lists.example.org\n",
      );
      const { attachments } = messageAt(0);
      expect(
        attachments.map(({ name, mediaType, redacted }) => [name, mediaType, redacted]),
      ).to.deep.equal([
        ["pic.png", "image/png", false],
        ["Minutes März.pdf", "application/pdf", false],
        ["grace.vcf", "text/vcard", true],
      ]);
      const [png, pdf, card] = await Promise.all(attachments.map(({ cid }) => bytesOf(cid)));
      expect(png?.subarray(1, 4).toString()).to.equal("PNG");
      expect(pdf?.toString()).to.match(/^%PDF-1.4[^]*%%EOF\n$/);
      expect(card?.toString()).to.contain("EMAIL:...@example.com");
    });

    it("makes text of a message passed on whole, and attachments of its attachments", async () => {
      const { messageAt, textAt } = await importFile("multipart-crlf");
      expect(await textAt(1)).to.contain(
        "From: Secretariat <…@igf.example>\nDate: 2005-03-02T17:00:00.000Z\nSubject: Deadlines\n\n" +
          "The deadline is the 15th, séance tenante.\n",
      );
      expect(messageAt(1).attachments.map(({ name }) => name)).to.deep.equal(["dates.csv"]);
    });

    it("makes text of HTML, and keeps none of it", async () => {
      const { messageAt, textAt } = await importFile("multipart-crlf");
      expect(messageAt(2).body.from).to.equal("text/html");
      expect(await textAt(2)).to.equal("Hello & welcome\n\nSecond paragraph\n");
    });
  });

  describe("of broken messages", () => {
    it("reads what there is, and tells of what there is not", async () => {
      const { entries, messageAt, textAt } = await importFile("broken");
      expect(
        entries.map((entry) => (entry.kind === "message" ? entry.subject : entry.reason)),
      ).to.deep.equal([
        "no date in the postmark and none in the header",
        "it is empty",
        "twice",
        "no blank after the colon",
        "",
        "same id, other message",
        "unclosed part",
        "follows without a blank line",
      ]);
      expect([0, 2, 3, 7].map((index) => messageAt(index).sentAtFrom)).to.deep.equal([
        null,
        "received",
        "postmark",
        "date",
      ]);
      expect(messageAt(2).from?.address).to.equal("…@example.org");
      expect(await textAt(4)).to.equal("no header at all\n");
      expect(await textAt(5)).to.equal("left open\n");
      expect(await textAt(6)).to.equal("Hello world\n");
      expect(await textAt(7)).to.contain(
        "seven\0nul\nFrom here on nothing is a message.\nFrom: nor is this\n",
      );
    });

    it("breaks the loop of two messages that answer each other", async () => {
      const { messageAt } = await importFile("broken");
      expect(messageAt(2).parent).to.equal(messageAt(3).id);
      expect(messageAt(3).parent).to.equal(null);
    });

    it("keeps both of two different messages with one Message-ID", async () => {
      const { messageAt } = await importFile("broken");
      expect(messageAt(5).id).to.not.equal(messageAt(2).id);
    });

    it("never takes a file name for a path it would follow", async () => {
      const { messageAt } = await importFile("broken");
      expect(messageAt(6).attachments[0]?.name).to.equal("../../etc/passwd");
    });
  });

  const known = {
    "list-2005": "bafkreidgjfm2a3udfovtp4jvoj56od36ozevrjy3bc7sbxydtgqihub4yy",
    encodings: "bafkreigphxmcauxcf7trymt24uwfj343wzbqgjvbwh3seksjmbdv5dcdea",
    "multipart-crlf": "bafkreids67nhfiny6jsesy4hwy7pakefikmf2rdrxqbype2z52khsujieq",
    broken: "bafkreidpfhszdrehvfhwst2a6jbgy4bdwta3bo2oy6dxca6hupw2y3zpf4",
  };
  for (const [name, cid] of Object.entries(known)) {
    it(`gives the mailbox "${name}" the same CID on every machine, for ever`, async () => {
      expect((await importFile(name)).file.cid).to.equal(cid);
    });
  }

  it("gives the same CID in another time zone and language", async () => {
    const { TZ, LANG } = process.env;
    const { file } = await importFile("multipart-crlf");
    try {
      Object.assign(process.env, { TZ: "Pacific/Auckland", LANG: "fr_FR.UTF-8" });
      expect((await importFile("multipart-crlf")).file.cid).to.equal(file.cid);
    } finally {
      for (const [name, value] of Object.entries({ TZ, LANG })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });

  it("gives another CID for another list, and for addresses kept", async () => {
    const cids = await Promise.all([
      importFile("list-2005"),
      importFile("list-2005", { list: "announce" }),
      importFile("list-2005", { keepAddresses: true }),
    ]);
    expect(new Set(cids.map(({ file }) => file.cid)).size).to.equal(3);
  });

  it("reads a line of ten megabytes, and passes over one that is a header", async () => {
    const line = "x".repeat(10_000_000);
    const mark = "From a@b.example Tue Jan  4 12:00:00 2005\n";
    const box = `${mark}Subject: body\n\n${line}\n\n${mark}Subject: ${line}\n\ntext\n\n${mark}Subject: last\n\nend\n`;
    const { entries, messageAt } = await importFile(Buffer.from(box));
    expect(messageAt(0).body.size).to.equal(10_000_001);
    expect(entries[1]).to.include({ kind: "left-out", size: 10_000_016 });
    expect(messageAt(2).subject).to.equal("last");
  }).timeout(30_000);

  it("streams: memory does not grow with the size of what is attached", async () => {
    const piece = Buffer.from(`${"QUJD".repeat(18)}\n`.repeat(1000));
    async function* mailbox() {
      for (let message = 0; message < 24; message++) {
        yield Buffer.from(
          `From a@b.example Tue Jan  4 12:00:00 2005\nMessage-ID: <${message}@b>\nContent-Type: application/pdf\n` +
            `Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${String(message).padStart(4, "0")}\n`,
        );
        for (let count = 0; count < 20; count++) yield piece;
        yield Buffer.from("\n");
      }
    }
    const memory = new Memory();
    const onMessage = (count: number) => {
      if (count % 6 === 0) memory.look();
    };
    const nowhere = { put: (cid: unknown) => cid };
    const { head } = await importMailbox(mailbox(), nowhere, { list: "discuss", onMessage });
    expect(head).to.include({ messages: 24, attachments: 24 });
    // 35 MB of mailbox, 26 MB of attachments.
    expect(memory.held()).to.be.lessThan(10_000_000);
  }).timeout(60_000);

  it("writes one line for each message behind the head", async () => {
    const store = new MemoryBlockstore();
    const { file, entries, head } = await importMailbox([mailboxFile("broken")], store, {
      list: "x",
    });
    const text = Buffer.concat(await gather(exportContent(file.cid, store))).toString();
    const lines = text.split("\n");
    expect(lines.pop()).to.equal("");
    expect(lines.map((line) => JSON.parse(line) as unknown)).to.deep.equal([head, ...entries]);
  });
});
