import { readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect } from "chai";
import { CarReader } from "@ipld/car";
import { CID } from "multiformats/cid";
import { openContentStore } from "../../../scripts/content/index.js";
import { mailboxFile } from "../../core/mail/mailbox-file.js";
import {
  coalitionAtWork,
  type Answer,
  type CoalitionAtWork,
} from "../commands/coalition-at-work.js";
import { gather } from "../../core/mail/gather.js";

interface Imported extends Answer {
  cid: string;
  name: string;
  messages: number;
  threads: number;
  leftOut: { index: number; reason: string }[];
  document: { id: string; version: number; renditions: { cid: string; language: string }[] } | null;
}

const STAGING = "three-opens-mbox-";
const staged = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(STAGING));

describe("dao: mbox import", () => {
  let coalition: CoalitionAtWork;
  before(async () => (coalition = await coalitionAtWork()));
  after(() => coalition?.close());

  const mailbox = async (name: string, bytes = mailboxFile(name)): Promise<string> => {
    const path = join(coalition.directory, `${name}.mbox`);
    await writeFile(path, bytes);
    return path;
  };
  const imports = async (as: number, ...words: string[]) =>
    (await coalition.does(as, "mbox", "import", ...words, "--list", "discuss")) as Imported;

  it("only says what it would do with --check, and needs no chain for that", async () => {
    const path = await mailbox("broken");
    const before = await staged();
    const answer = await imports(2, path, "--check", "--rpc", "http://127.0.0.1:1");
    expect(answer).to.include({ messages: 7, threads: 6, document: null, provenance: "imported" });
    expect(answer.leftOut).to.have.length(1);
    const { stdout } = await coalition.shows(
      2,
      "mbox",
      "import",
      path,
      "--list",
      "discuss",
      "--check",
    );
    expect(stdout).to.contain("1 message left out:\n  message 1 at byte");
    expect(stdout).to.contain("it is empty");
    expect(await staged(), "nothing is left lying about").to.deep.equal(before);
  });

  it("deposits the history and all that belongs to it, and shows it first", async () => {
    const path = await mailbox("multipart-crlf");
    const { stdout, stderr, exitCode } = await coalition.shows(
      2,
      "mbox",
      "import",
      path,
      "--list",
      "discuss",
    );
    expect(exitCode, stderr).to.equal(0);
    expect(stdout).to.contain('deposit the history of list "discuss" for good');
    expect(stdout).to.contain(
      "3 messages in 3 threads from 2005-03-03 to 2005-03-03, 4 attachments",
    );
    expect(stdout).to.contain("E-mail addresses lose the part before the @");
    expect(stdout).to.contain("You are no archivist");
    expect(stdout).to.contain('There is no list "discuss" yet');
    expect(stdout).to.contain("Nothing is left out.");

    const listed = await coalition.does(0, "archive", "list");
    const documents = listed.documents as { name: string; kind: string }[];
    expect(documents.map(({ name }) => name)).to.include("history-discuss-multipart-crlf");
    const verified = await coalition.does(0, "archive", "verify", "history-discuss-multipart-crlf");
    expect(verified).to.include({ ok: true, good: 2 });
  });

  it("keeps every text and attachment in the content store, and in the CAR file", async () => {
    const { document } = await imports(3, await mailbox("encodings"));
    const store = await openContentStore(coalition.content);
    const [history, car] = document?.renditions ?? [];
    const { blocks } = await (async () => {
      const pieces = await gather(store.get(CID.parse(car?.cid ?? "")));
      const reader = await CarReader.fromBytes(Buffer.concat(pieces));
      return { blocks: await gather(reader.blocks()) };
    })();
    expect(blocks[0]?.cid.toString()).to.equal(history?.cid);
    expect(blocks.length).to.be.greaterThan(8);
    for (const { cid } of blocks) expect(await store.has(cid), cid.toString()).to.equal(true);
  });

  it("gives the same mailbox the same CID, packed or not, and archives it once", async () => {
    const path = await mailbox("list-2005");
    const first = await imports(2, path);
    const packed = `${path}.gz`;
    await writeFile(packed, gzipSync(await readFile(path)));
    expect((await imports(2, packed, "--check")).cid).to.equal(first.cid);
    await coalition.refused("ARCHIVED_ALREADY", 2, "mbox", "import", path, "--list", "discuss");
    const again = await imports(2, path, "--keep-addresses");
    expect(again.document?.version, "read another way it is a new version").to.equal(2);
    expect(again.cid).to.not.equal(first.cid);
  });

  it("refuses what is no mailbox, with one line", async () => {
    const { refused, file } = coalition;
    const words = (path: string) => ["mbox", "import", path, "--list", "discuss"] as const;
    await refused("MAILBOX_EMPTY", 2, ...words(await file("empty.mbox", "\n\n")));
    await refused("FILE_MISSING", 2, ...words("not-there.mbox"));
    const damaged = gzipSync(Buffer.alloc(100_000, "From ")).subarray(0, 60);
    await refused("MAILBOX_UNREADABLE", 2, ...words(await mailbox("damaged", damaged)));
    for (const text of ["Dear all,\n\nwe met.\n", "%PDF-1.7\n\u0001"])
      await refused("MAILBOX_UNRECOGNIZED", 2, ...words(await file("letter.mbox", text)));
    const single = await file("single.eml", "\nSubject: Hello\n\nHello.\n");
    await coalition.does(2, "mbox", "import", single, "--list", "discuss", "--check");
    await refused("ARCHIVE_UNAUTHORIZED", 15, ...words(await mailbox("list-2005")));
  });

  it("refuses a list's name that can be none", async () => {
    const { stderr, exitCode } = await coalition.shows(
      2,
      "mbox",
      "import",
      "x",
      "--list",
      "No List",
    );
    expect(exitCode).to.not.equal(0);
    expect(stderr).to.contain("cannot be the name of a list");
  });
});
