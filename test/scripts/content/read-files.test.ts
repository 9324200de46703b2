import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { openLocalFile, readFiles } from "../../../scripts/content/index.js";
import { pathPattern } from "../../../scripts/content/path-pattern.js";
import { collect } from "../../core/content/sample.js";
import { refusalOf } from "../../core/refusal.js";

describe("readFiles", () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "read-files-"));
    for (const path of [
      "charter.en.md",
      "minutes/2026-01.fr.pdf",
      "minutes/2026-01.en.pdf",
      "minutes/notes",
      "z.txt",
      ".hidden",
      ".git/config",
      "node_modules/pkg/readme.md",
      "minutes/.draft.md",
    ]) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), `bytes of ${path}`);
    }
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  const paths = async (options?: Parameters<typeof readFiles>[1]) =>
    (await readFiles(directory, options)).map(({ path }) => path);

  it("lists what a person sees, sorted, and nothing hidden", async () => {
    expect(await paths()).to.deep.equal([
      "charter.en.md",
      "minutes/2026-01.en.pdf",
      "minutes/2026-01.fr.pdf",
      "minutes/notes",
      "z.txt",
    ]);
  });

  it("says what the names say, and reads the bytes", async () => {
    const [charter] = await readFiles(directory);
    expect(charter).to.include({
      name: "charter",
      language: "en",
      mediaType: "text/markdown",
      size: 22,
    });
    if (charter === undefined) throw new Error("no file");
    expect((await collect(charter.content())).toString()).to.equal("bytes of charter.en.md");
  });

  it("follows patterns", async () => {
    expect(await paths({ patterns: ["*.md", "**/*.fr.*"] })).to.deep.equal([
      "charter.en.md",
      "minutes/2026-01.fr.pdf",
    ]);
  });

  it("follows no symbolic link out of the directory", async () => {
    await symlink("/etc", join(directory, "etc"));
    await symlink("/etc/passwd", join(directory, "passwd.txt"));
    expect((await paths()).filter((path) => /etc|passwd/.test(path))).to.deep.equal([]);
  });

  it("refuses too many files and too many bytes, at the limit but not below", async () => {
    expect(await paths({ maxFiles: 5 })).to.have.length(5);
    await refusalOf(() => readFiles(directory, { maxFiles: 4 }), "TOO_MANY_FILES");
    const sizes = (await readFiles(directory)).reduce((sum, { size }) => sum + size, 0);
    expect(await paths({ maxBytes: sizes })).to.have.length(5);
    await refusalOf(() => readFiles(directory, { maxBytes: sizes - 1 }), "FILES_TOO_LARGE");
  });

  it("refuses a missing directory, a file in its place, and finding nothing", async () => {
    await refusalOf(() => readFiles(join(directory, "none")), "DIRECTORY_MISSING");
    await refusalOf(() => readFiles(join(directory, "z.txt")), "DIRECTORY_MISSING");
    const refusal = await refusalOf(
      () => readFiles(directory, { patterns: ["*.exe"] }),
      "DIRECTORY_EMPTY",
    );
    expect(refusal.message).to.include("*.exe");
  });

  it("refuses a single file that is missing, is a directory or vanishes before it is read", async () => {
    await refusalOf(() => openLocalFile("none.md", directory), "FILE_MISSING");
    await refusalOf(() => openLocalFile("minutes", directory), "NOT_A_FILE");
    const file = await openLocalFile("z.txt", directory);
    await rm(file.absolutePath);
    await refusalOf(() => collect(file.content()), "FILE_MISSING");
  });
});

describe("pathPattern", () => {
  const cases: [string, string, boolean][] = [
    ["**", "a/b/c.md", true],
    ["*.md", "a.md", true],
    ["*.md", "a/b.md", false],
    ["**/*.md", "a.md", true],
    ["**/*.md", "a/b/c.md", true],
    ["minutes/**", "minutes/2026/a.pdf", true],
    ["minutes/**", "minute/a.pdf", false],
    ["a?.md", "ab.md", true],
    ["a?.md", "a/.md", false],
    ["(x).md", "(x).md", true],
    ["a.md", "aXmd", false],
  ];
  for (const [pattern, path, matches] of cases) {
    it(`${pattern} ${matches ? "takes" : "leaves"} ${path}`, () => {
      expect(pathPattern(pattern)(path)).to.equal(matches);
    });
  }
});
