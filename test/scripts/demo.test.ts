import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { z } from "zod";
import { runScriptProcess } from "./script-process.js";

const motion = z.object({
  title: z.string(),
  class: z.enum(["ordinary", "fundamental"]),
  for: z.number(),
  against: z.number(),
  abstain: z.number(),
  quorum: z.number(),
  signedBallots: z.number(),
  outcome: z.string(),
  recount: z.object({
    for: z.number(),
    against: z.number(),
    abstain: z.number(),
    agrees: z.literal(true),
  }),
});
const result = z.strictObject({
  ok: z.literal(true),
  members: z.array(
    z.object({
      account: z.string(),
      group: z.string(),
      founder: z.boolean(),
      voterNumber: z.number(),
    }),
  ),
  documents: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      verified: z.literal(true),
      renditions: z
        .array(z.object({ cid: z.string(), digest: z.string(), verified: z.literal(true) }))
        .min(1),
    }),
  ),
  motions: z.array(motion),
});

describe("npm run demo", () => {
  let directory = "";
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), "three-opens-demo-test-"));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const play = async (...words: string[]) => {
    const { code, stdout, stderr } = await runScriptProcess("demo.ts", "--json", ...words);
    expect(stderr).to.not.contain("✗");
    expect(code).to.equal(0);
    return result.parse(JSON.parse(stdout));
  };

  it("plays the whole loop with this repository's own documents", async () => {
    const { members, documents, motions } = await play();
    const newcomers = members.filter(({ founder }) => !founder);
    expect(newcomers).to.have.length(12);
    expect(new Set(newcomers.map(({ group }) => group)).size).to.be.at.least(4);
    expect(documents.map(({ name }) => name)).to.include.members(["charter", "code-of-conduct"]);
    expect(documents.filter(({ kind }) => kind === "charter")).to.have.length(1);

    const outcomes = motions.map((each) => [each.class, each.outcome, each.signedBallots]);
    expect(outcomes).to.have.deep.members([
      ["fundamental", "executed", 0],
      ["ordinary", "executed", 0],
      ["ordinary", "defeated", 0],
      ["ordinary", "executed", 10],
    ]);
    for (const { recount, ...counted } of motions) {
      expect(recount).to.include({
        for: counted.for,
        against: counted.against,
        abstain: counted.abstain,
      });
      expect(counted.for >= counted.quorum, counted.title).to.equal(counted.outcome === "executed");
    }
  });

  it("archives any directory, large files and several languages too, in another coalition", async () => {
    await mkdir(join(directory, "minutes"));
    await writeFile(join(directory, "minutes", "May.en.md"), "# May\n");
    await writeFile(join(directory, "minutes", "May.fr.md"), "# Mai\n");
    await writeFile(join(directory, "recording.mp3"), new Uint8Array(3 * 1_048_576).fill(7));
    const { members, documents } = await play(
      ...["--documents", directory, "--coalition", "coalitions/example.json5"],
    );
    expect(members.filter(({ founder }) => !founder)).to.have.length(12);
    const deposited = documents.filter(({ kind }) => kind === "other");
    expect(deposited.map(({ name, renditions }) => [name, renditions.length])).to.deep.equal([
      ["minutes-may", 2],
      ["recording", 1],
    ]);
    // A raw block up to 1 MiB, a UnixFS root above.
    expect(deposited[1]?.renditions[0]?.cid).to.match(/^bafybei/);
  });

  const refusals: [why: string, code: string, prepare: () => Promise<string[]>][] = [
    ["a missing directory", "DIRECTORY_MISSING", async () => ["--documents", `${directory}/none`]],
    ["an empty directory", "DIRECTORY_EMPTY", async () => ["--documents", directory]],
    [
      "an empty file",
      "FILE_EMPTY",
      async () => {
        await writeFile(join(directory, "empty.md"), "");
        return ["--documents", directory];
      },
    ],
    [
      "too much at once",
      "FILES_TOO_LARGE",
      async () => {
        await writeFile(join(directory, "huge.bin"), "");
        await truncate(join(directory, "huge.bin"), 2 ** 31);
        return ["--documents", directory];
      },
    ],
    [
      "a name the archive cannot take",
      "DOCUMENT_NAME_INVALID",
      async () => {
        await writeFile(join(directory, `${"long".repeat(20)}.md`), "text");
        return ["--documents", directory];
      },
    ],
    [
      "a missing coalition file",
      "COALITION_FILE_MISSING",
      async () => ["--coalition", join(directory, "none.json5")],
    ],
  ];
  for (const [why, code, prepare] of refusals) {
    it(`refuses ${why} in one line and as JSON`, async () => {
      const words = await prepare();
      const { code: exit, stdout, stderr } = await runScriptProcess("demo.ts", "--json", ...words);
      expect(exit).to.equal(1);
      expect(stderr).to.match(new RegExp(`^${code}: [^\\n]+\\n$`));
      expect(JSON.parse(stdout)).to.have.nested.property("error.code", code);
    });
  }
});
