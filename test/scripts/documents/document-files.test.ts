import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { createOutput } from "../../../scripts/cli/output.js";
import { openContentStore } from "../../../scripts/content/index.js";
import { findDocuments } from "../../../scripts/documents/document-files.js";
import {
  describeRenditions,
  storeRenditions,
  toRecord,
} from "../../../scripts/documents/rendition-files.js";
import { refusalOf } from "../../core/refusal.js";

const output = createOutput(true);

describe("documents from files", () => {
  let directory: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "document-files-"));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const write = async (...paths: string[]) => {
    for (const path of paths) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), `bytes of ${path}`);
    }
  };
  const at = (path: string) => join(directory, path);

  it("puts renditions of one name together and keeps folders apart", async () => {
    await write("charter.en.md", "charter.fr.md", "Minutes/2026 May.en.md", "minutes/other.txt");
    const found = await findDocuments([directory]);
    const names = found.map(({ name, files }) => `${name}: ${files.length}`);
    expect(names).to.have.members(["charter: 2", "minutes-2026-may: 1", "minutes-other: 1"]);
  });

  it("names a file by its own name, wherever it lies, unless a name is given", async () => {
    await write("deep/er/Rappört.de.md");
    expect((await findDocuments([at("deep/er/Rappört.de.md")]))[0]?.name).to.equal("rapport");
    expect((await findDocuments([at("deep/er/Rappört.de.md")], "report"))[0]?.name).to.equal(
      "report",
    );
  });

  it("refuses two files that would be one rendition, and too many of them", async () => {
    await write("a.en.md", "b.en.md");
    await refusalOf(() => findDocuments([at("a.en.md"), at("b.en.md")], "both"), "RENDITION_TWICE");
    const languages = [
      "en",
      "fr",
      "de",
      "es",
      "it",
      "pt",
      "nl",
      "sv",
      "da",
      "fi",
      "pl",
      "cs",
      "hu",
    ];
    await write(...languages.map((tag) => `many/m.${tag}.md`));
    await refusalOf(() => findDocuments([at("many")]), "RENDITIONS_TOO_MANY");
  });

  it("refuses names that cannot be, and files that are not there", async () => {
    await write("文書.en.md");
    await refusalOf(() => findDocuments([at("文書.en.md")]), "DOCUMENT_NAME_INVALID");
    await refusalOf(() => findDocuments([at("nothing.md")]), "FILE_MISSING");
  });

  it("describes, and stores exactly what it described", async () => {
    await write("charter.en.md", "charter.fr.md");
    const [document] = await findDocuments([directory]);
    const files = document?.files ?? [];
    const renditions = await describeRenditions(files, {
      language: undefined,
      courtesy: ["fr"],
      output,
    });
    expect(
      renditions
        .map(toRecord)
        .map(({ language, authentic, mediaType }) => [language, authentic, mediaType]),
    ).to.deep.equal([
      ["en", true, "text/markdown"],
      ["fr", false, "text/markdown"],
    ]);
    const store = await openContentStore(at("store"));
    await storeRenditions(renditions, store, output);
    await writeFile(at("charter.en.md"), "other bytes");
    await refusalOf(() => storeRenditions(renditions, store, output), "FILE_CHANGED");
  });

  it("refuses a file without a language, and an empty one", async () => {
    await write("notes.md");
    const describeNotes = async (language?: string) =>
      describeRenditions((await findDocuments([at("notes.md")]))[0]?.files ?? [], {
        language,
        courtesy: [],
        output,
      });
    const { hint } = await refusalOf(() => describeNotes(), "LANGUAGE_UNKNOWN");
    expect(hint).to.include("notes.en.md");
    expect((await describeNotes("en"))[0]?.language).to.equal("en");
    await writeFile(at("notes.md"), "");
    await refusalOf(() => describeNotes("en"), "FILE_EMPTY");
  });
});
