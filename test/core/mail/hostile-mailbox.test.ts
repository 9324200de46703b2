import { expect } from "chai";
import fc from "fast-check";
import { readImportedList } from "../../../core/mail/index.js";
import { importFile, mailboxFile } from "./mailbox-file.js";
import { gather } from "./gather.js";

const MARK = "From a@b.example Tue Jan  4 12:00:00 2005";

/** What mail is made of, put together as nobody should. */
const lines = fc.oneof(
  { weight: 3, arbitrary: fc.constant(MARK) },
  fc.constantFrom(
    "",
    "From ",
    ">From a",
    "--x",
    "--x--",
    "----",
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=x",
    'Content-Type: multipart/alternative; boundary="x',
    "Content-Type: multipart/digest; boundary=",
    "Content-Type: message/rfc822",
    "Content-Type: text/html; charset=utf-7",
    "Content-Type: text/plain; charset=utf-16",
    "Content-Type: text/plain; charset=koi8-r; format=flowed; delsp=yes",
    "Content-Type: text/calendar; method=REQUEST",
    "Content-Type: ;;;=",
    "Content-Disposition: attachment; filename*0*=utf-8''%FF%FE; filename*1=\"\\\"",
    "Content-Transfer-Encoding: base64",
    "Content-Transfer-Encoding: quoted-printable",
    "Message-ID: <a@b>",
    "Message-ID: <>",
    "Message-ID: <a@b> <c@d>",
    "In-Reply-To: <a@b>",
    "References: <a@b> <b@a> <<c>> < d >",
    "References: <a@b",
    "Date: Tue, 4 Jan 2005 12:00:00 +0000",
    "Date: never",
    "Date: Tue, 99 Jan 99999 99:99:99 +99999",
    'From: "x" <a@b>, c@d',
    "From: <<<>>>",
    "From: a:b;, c:d@e;",
    "Subject: =?utf-8?B?////?= =?x?Q?=GG?=",
    "Subject: =?iso-2022-jp?B?GyRC?=",
    "Subject: Re: Re: Fwd: [a] [b]",
    " continued",
    "<html><script>x</script>&#x110000;&bogus;",
    "=3D=0D=0A=",
    "QUJD",
    "constructor: x",
    "__proto__: x",
    "Content-Type: x/y; __proto__=z; constructor=w",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ maxLength: 20 }).map((text) => `Subject: ${text}`),
);
const mailboxes = fc
  .tuple(
    fc.array(fc.oneof(lines, fc.uint8Array({ maxLength: 30 })), { maxLength: 60 }),
    fc.constantFrom("\n", "\r\n"),
  )
  .map(([all, ending]) =>
    Buffer.concat(all.flatMap((line) => [Buffer.from(line as Uint8Array), Buffer.from(ending)])),
  );

/** Real mailboxes with bytes changed, taken out and doubled. */
const damaged = fc
  .tuple(
    fc.constantFrom("list-2005", "encodings", "multipart-crlf", "broken"),
    fc.array(fc.tuple(fc.nat(3000), fc.nat(200), fc.constantFrom("cut", "double", "noise")), {
      maxLength: 6,
    }),
    fc.uint8Array({ minLength: 1, maxLength: 50 }),
  )
  .map(([name, harms, noise]) => {
    let box = Buffer.from(mailboxFile(name));
    for (const [place, length, harm] of harms) {
      const [head, part, rest] = [
        box.subarray(0, place),
        box.subarray(place, place + length),
        box.subarray(place + length),
      ];
      const middle = { cut: [], double: [part, part], noise: [Buffer.from(noise)] }[harm];
      box = Buffer.concat([head, ...middle, rest]);
    }
    return box;
  });

/** Every message is an entry, and the file says the same as what was answered. */
async function expectWhole(box: Uint8Array): Promise<void> {
  const { entries, file, bytesOf, head, messageAt } = await importFile(box);
  const read = await readImportedList([await bytesOf(file.cid)]);
  expect(read.head).to.deep.equal(head);
  expect(await gather(read.entries)).to.deep.equal(entries);
  const ids = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    expect(entry.index).to.equal(index);
    if (entry.kind === "left-out") continue;
    expect(ids.has(entry.id), "two messages with one id").to.equal(false);
    ids.add(entry.id);
    const body = await bytesOf(messageAt(index).body.cid);
    expect(body.length).to.equal(entry.body.size);
    expect(body.toString().isWellFormed()).to.equal(true);
    for (const { cid, size } of entry.attachments) {
      expect((await bytesOf(cid)).length).to.equal(size);
    }
  }
  for (const entry of entries) {
    if (entry.kind === "message" && entry.parent !== null)
      expect(ids.has(entry.parent)).to.equal(true);
  }
  expect(head.messages + head.leftOut).to.equal(entries.length);
}

describe("a hostile mailbox", () => {
  it("is read to its end, each message told of, whatever stands in it", async () => {
    await fc.assert(fc.asyncProperty(mailboxes, expectWhole), { numRuns: 400 });
  }).timeout(60_000);

  it("that was a real one is read to its end, however it was damaged", async () => {
    await fc.assert(fc.asyncProperty(damaged, expectWhole), { numRuns: 200 });
  }).timeout(60_000);

  const mail = (header: string, body = "") => `${MARK}\n${header}\n\n${body}\n`;
  const bombs: [string, string][] = [
    ["a hundred thousand references", mail(`References: ${"<a@b> ".repeat(60_000)}`)],
    ["references that never close", mail(`References: ${"<".repeat(400_000)}`)],
    ["a subject of nothing but marks", mail(`Subject: ${"Re: ".repeat(100_000)}`)],
    ["a subject of encoded words", mail(`Subject: ${"=?utf-8?Q?a?= ".repeat(30_000)}`)],
    ["a subject of half encoded words", mail(`Subject: ${"=?".repeat(200_000)}`)],
    ["a sender of brackets", mail(`From: ${'<("'.repeat(100_000)}`)],
    ["parts nested a thousand deep", mail(nested(1000))],
    [
      "a hundred thousand parts",
      mail("Content-Type: multipart/mixed; boundary=x", "--x\n\n\n".repeat(100_000)),
    ],
    ["messages within messages", mail(...forwards(200))],
    ["HTML that opens and never closes", mail("Content-Type: text/html", "<div".repeat(200_000))],
    ["HTML of comments", mail("Content-Type: text/html", "<!--".repeat(200_000))],
    ["HTML of entities", mail("Content-Type: text/html", "&#".repeat(300_000))],
    ["HTML of styles", mail("Content-Type: text/html", "<style>".repeat(100_000))],
    ["HTML of links", mail("Content-Type: text/html", '<a href="'.repeat(80_000))],
    ["HTML of empty links", mail("Content-Type: text/html", `<a ${'href="" '.repeat(80_000)}>`)],
    ["HTML of paragraphs", mail("Content-Type: text/html", "<p> ".repeat(100_000))],
    ["HTML of blanks", mail("Content-Type: text/html", " \n".repeat(500_000))],
    ["a megabyte of signs that stand in addresses", mail("", "@".repeat(1_000_000))],
    ["a megabyte of what could be an address", mail("", `${"a".repeat(1_000_000)}@b.example`)],
    ["addresses in a row", mail("", "a@b.example".repeat(80_000))],
    ["escaped signs in a row", mail("", "a%40".repeat(200_000))],
    ["disguised addresses in a row", mail("", "<a at b.c".repeat(80_000))],
    ["quotation marks before signs", mail("", '"'.repeat(300_000) + '"@b'.repeat(50_000))],
    [
      "a flowed text of blanks",
      mail("Content-Type: text/plain; format=flowed", "  \n".repeat(300_000)),
    ],
    [
      "quoted-printable of signs",
      mail("Content-Transfer-Encoding: quoted-printable", "=".repeat(1_000_000)),
    ],
    ["a header of continuations", mail(`Subject: a${"\n b".repeat(150_000)}`)],
    ["a header of a hundred thousand names", mail("a:\n".repeat(100_000).trimEnd())],
    ["five thousand messages of nothing", `${MARK}\n`.repeat(5_000)],
  ];
  for (const [what, box] of bombs) {
    it(`with ${what} costs no more than its size`, async () => {
      const { head } = await importFile(Buffer.from(box));
      expect(head.messages + head.leftOut).to.be.greaterThan(0);
    }).timeout(20_000);
  }
});

function nested(depth: number): string {
  const open = Array.from({ length: depth }, (_, level) => {
    const header = `Content-Type: multipart/mixed; boundary=b${level}\n\n`;
    return level === 0 ? header : `--b${level - 1}\n${header}`;
  });
  return open.join("").trimEnd();
}

function forwards(depth: number): [string, string] {
  const header = "Content-Type: message/rfc822";
  return [header, `${header}\n\n`.repeat(depth)];
}
