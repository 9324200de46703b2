import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "chai";
import { coalitionAtWork, idOf, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

const STRANGER = 15;

interface Deposited {
  documents: {
    id: string;
    name: string;
    version: number;
    renditions: { cid: string; digest: string; language: string }[];
  }[];
  unchanged: { name: string }[];
}

describe("dao: archive", () => {
  let coalition: CoalitionAtWork;
  let directory: string;
  before(async () => {
    coalition = await coalitionAtWork();
    directory = join(coalition.directory, "papers");
    await mkdir(join(directory, "minutes"), { recursive: true });
    await writeFile(join(directory, "talk.en.md"), "# A talk\n");
    await writeFile(join(directory, "talk.fr.md"), "# Un exposé\n");
    await writeFile(join(directory, "minutes/2026-05.en.txt"), "We met.\n");
    await writeFile(join(directory, "slides.en.pdf"), Buffer.alloc(1_500_000, 7));
  });
  after(() => coalition.close());

  const add = async (as: number, ...words: string[]) =>
    (await coalition.does(as, "archive", "add", ...words)) as unknown as Deposited & Answer;

  it("add deposits a directory: renditions together, large files as trees", async () => {
    const { documents } = await add(2, directory, "--courtesy", "fr", "--kind", "statement");
    const names = documents.map(({ name, renditions }) => `${name}: ${renditions.length}`);
    expect(names).to.have.members(["talk: 2", "minutes-2026-05: 1", "slides: 1"]);
    const slides = documents.find(({ name }) => name === "slides");
    expect(slides?.renditions[0]?.cid, "above one block").to.match(/^bafy/);
    const verified = await coalition.does(0, "archive", "verify", "talk", "slides");
    expect(verified).to.include({ ok: true, good: 3, missing: 0, damaged: 0 });
  });

  it("add knows what is archived, and makes a new version of what changed", async () => {
    const { refused } = coalition;
    await refused(
      "ARCHIVED_ALREADY",
      2,
      ...["archive", "add", directory, "--courtesy", "fr", "--kind", "statement"],
    );
    await writeFile(join(directory, "talk.en.md"), "# A better talk\n");
    const { documents, unchanged } = await add(
      2,
      directory,
      "--courtesy",
      "fr",
      "--kind",
      "statement",
    );
    expect(documents.map(({ name, version }) => [name, version])).to.deep.equal([["talk", 2]]);
    expect(unchanged).to.have.length(2);
  });

  it("add refuses strangers, reserved kinds, and files of no language", async () => {
    const { refused, shows, file } = coalition;
    const notes = await file("notes.md", "Notes.\n");
    await refused("ARCHIVE_UNAUTHORIZED", STRANGER, "archive", "add", notes, "--language", "en");
    await refused("LANGUAGE_UNKNOWN", 2, "archive", "add", notes);
    await refused("FILE_MISSING", 2, "archive", "add", `${notes}.not`);
    const charter = await shows(2, "archive", "add", notes, "--kind", "charter");
    expect(charter.exitCode).to.equal(2);
    expect(charter.stderr).to.include("archive adopt");
  });

  it("list shows the latest versions, by kind if asked", async () => {
    const { does, shows } = coalition;
    const { documents } = (await does(
      0,
      "archive",
      "list",
      "--kind",
      "code-of-conduct",
    )) as unknown as Deposited;
    expect(documents.map(({ name }) => name)).to.deep.equal(["code-of-conduct"]);
    const { stdout } = await shows(0, "archive", "list");
    expect(stdout).to.include("the coalition").and.include("fr (courtesy)").and.include("bafy");
  });

  it("get answers by name, id and CID, in any language and version, and writes whole files only", async () => {
    const { does, refused, shows } = coalition;
    const { documents } = (await does(0, "archive", "list")) as unknown as {
      documents: { id: string; name: string; versions: { renditions: { cidText: string }[] }[] }[];
    };
    const talk = documents.find(({ name }) => name === "talk");
    const read = async (...words: string[]) => (await does(0, "archive", "get", ...words)).content;
    expect(await read("talk")).to.equal("# A better talk\n");
    expect(await read("talk", "--version", "1")).to.equal("# A talk\n");
    expect(await read("talk", "--language", "fr")).to.equal("# Un exposé\n");
    expect(await read(talk?.id as string)).to.equal("# A better talk\n");
    expect(await read(talk?.versions[0]?.renditions[0]?.cidText as string)).to.equal("# A talk\n");
    const out = join(coalition.directory, "out.pdf");
    await does(0, "archive", "get", "slides", "--out", out);
    expect((await readFile(out)).equals(Buffer.alloc(1_500_000, 7))).to.equal(true);
    await refused("FILE_EXISTS", 0, "archive", "get", "slides", "--out", out);
    await refused("FILE_UNWRITABLE", 0, "archive", "get", "talk", "--out", join(out, "below"));
    await refused("CONTENT_NOT_PRINTABLE", 0, "archive", "get", "slides");
    await refused("RENDITION_UNKNOWN", 0, "archive", "get", "talk", "--language", "de");
    await refused("VERSION_UNKNOWN", 0, "archive", "get", "talk", "--version", "3");
    await refused("DOCUMENT_UNKNOWN", 0, "archive", "get", "tlak");
    expect((await shows(0, "archive", "get", "talk")).stdout).to.include("# A better talk");
    expect(await readdir(coalition.directory)).not.to.satisfy((names: string[]) =>
      names.some((name) => name.endsWith(".part")),
    );
  });

  it("get tells malformed CIDs from unknown ones", async () => {
    const { refused } = coalition;
    expect(await refused("CID_MALFORMED", 0, "archive", "get", "bafkreia")).to.include(
      "59 expected",
    );
    await refused(
      "CID_MALFORMED",
      0,
      "archive",
      "get",
      "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG",
    );
    await refused(
      "DOCUMENT_UNKNOWN",
      0,
      "archive",
      "get",
      "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
    );
  });

  it("get shows what a terminal would obey, and obeys nothing", async () => {
    const trap = await coalition.file("trap.en.txt", "before\u001b[2Jafter\r\n");
    await add(2, trap);
    const { stdout } = await coalition.shows(0, "archive", "get", "trap");
    expect(stdout).to.include("before�[2Jafter�\n");
  });

  it("verify names a local file that changed after archiving, or is another version", async () => {
    const { does, refused } = coalition;
    const path = join(directory, "talk.en.md");
    expect(await does(0, "archive", "verify", "--file", path)).to.include({
      ok: true,
      name: "talk",
      version: 2,
    });
    await writeFile(path, "# A talk, quietly changed\n");
    const line = await refused(
      "FILE_CHANGED_AFTER_ARCHIVING",
      0,
      "archive",
      "verify",
      "--file",
      path,
    );
    expect(line)
      .to.include('is not version 2 of "talk"')
      .and.match(/0x[0-9a-f]{64}.*0x[0-9a-f]{64}/);
    await writeFile(path, "# A talk\n");
    await refused("FILE_CHANGED_AFTER_ARCHIVING", 0, "archive", "verify", "talk", "--file", path);
    await does(0, "archive", "verify", "talk", "--file", path, "--version", "1");
    await refused("INPUT_INVALID", 0, "archive", "verify");
  });

  it("verify finds missing and damaged blocks, in words and in the exit code", async () => {
    const { shows, content } = coalition;
    const blocks = (await readdir(content, { recursive: true, withFileTypes: true })).filter(
      (each) => each.isFile(),
    );
    const holding = async (text: string) => {
      for (const { parentPath, name } of blocks) {
        const path = join(parentPath, name);
        if ((await readFile(path)).toString("utf8") === text) return path;
      }
      throw new Error(`no block holds "${text}"`);
    };
    await writeFile(await holding("We met.\n"), "We never met.\n");
    await rm(await holding("# Un exposé\n"));
    const { exitCode, stdout } = await shows(0, "archive", "verify", "--all");
    expect(exitCode).to.equal(1);
    expect(stdout)
      .to.match(/"minutes-2026-05", version 1: block bafk\w+ was changed/)
      .and.match(/"talk", version 1: block bafk\w+ is not in the content store/)
      .and.include("2 missing, 1 damaged");
    await coalition.refused("CONTENT_MISMATCH", 0, "archive", "get", "minutes-2026-05");
    await coalition.refused("CONTENT_MISSING", 0, "archive", "get", "talk", "--language", "fr");
  });

  it("adopt moves a version of the coalition's own; once carried out it is in force", async () => {
    const { does, refused, days } = coalition;
    await refused(
      "DOCUMENT_NAME_MALFORMED",
      1,
      ...["propose", "adopt", "docs/charter.en.md", "--kind", "charter", "--name", "statutes"],
    );
    const charter = await does(1, "archive", "adopt", "docs/charter.en.md", "--kind", "charter");
    expect(charter).to.include({ class: "fundamental" });
    const minutes = await coalition.file("june.en.md", "June.\n");
    const ordinary = await does(
      2,
      "propose",
      "adopt",
      minutes,
      "--kind",
      "minutes",
      "--title",
      "June's minutes",
    );
    expect(ordinary).to.include({ class: "ordinary", title: "June's minutes" });
    const id = idOf(ordinary);
    for (const voter of [3, 4]) await does(voter, "second", id);
    await days(7.1);
    for (const voter of [3, 4, 5]) await does(voter, "vote", id, "for");
    await days(7.1);
    await does(0, "queue", id);
    await days(2.1);
    await does(0, "execute", id);
    expect((await does(0, "archive", "get", "june")).content).to.equal("June.\n");
  });

  it("a tombstone takes the place of what may not be kept", async () => {
    const { does, refused, days } = coalition;
    const filed = await does(3, ...["propose", "tombstone", "trap", "--reason", "It was a trap."]);
    expect(filed).to.include({ class: "fundamental" });
    const id = idOf(filed);
    for (const voter of [4, 5, 6, 7]) await does(voter, "second", id);
    await days(14.1);
    for (const voter of [3, 4, 5, 6, 7]) await does(voter, "vote", id, "for");
    await days(14.1);
    await does(0, "queue", id);
    await days(7.1);
    await does(0, "execute", id);
    expect(await refused("VERSION_WITHDRAWN", 0, "archive", "get", "trap")).to.include(
      "It was a trap.",
    );
    expect(await does(0, "archive", "verify", "trap")).to.include({ ok: true, withdrawn: 1 });
    expect((await coalition.shows(0, "archive", "list")).stdout).to.include("withdrawn");
  });
});
