import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readMotionFile } from "../../../scripts/proposing/motion-file.js";
import { readMotionText } from "../../../scripts/proposing/motion-text.js";
import { refusalOf } from "../../core/refusal.js";

describe("motion files and texts", () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "motion-file-"));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  const written = async (text: string, name = "motion.json5") => {
    const path = join(directory, name);
    await writeFile(path, text);
    return path;
  };
  const refused = async (text: string) =>
    (await refusalOf(async () => readMotionFile(await written(text)), "MOTION_FILE_INVALID"))
      .message;

  it("reads a motion of several actions", async () => {
    const path = await written(
      '{ title: "Two", actions: [{ resolution: "Yes." }, { rules: { "ordinary.voting": "9 days" } }] }',
    );
    expect(await readMotionFile(path)).to.deep.equal({
      title: "Two",
      actions: [{ resolution: "Yes." }, { rules: { "ordinary.voting": "9 days" } }],
    });
  });

  it("names the first thing that is wrong, and where", async () => {
    expect(await refused("{ title: ")).to.match(/motion\.json5: .*invalid/i);
    expect(await refused("{ actions: [{ uri: 'x' }] }")).to.include("title");
    expect(await refused("{ title: 'x', actions: [] }")).to.include("is empty");
    expect(await refused("{ title: 'x', actions: [{ burn: 1 }] }")).to.include(
      'actions.0: "burn" is no kind of action',
    );
    expect(await refused("{ title: 'x', actions: [{ uri: 'x', resolution: 'y' }] }")).to.include(
      "must be one action",
    );
    expect(await refused("{ title: 'x', actions: [{ remove: { account: '0x1' } }] }")).to.include(
      "actions.0.remove.reason",
    );
    expect(await refused("{ title: 'x', actions: [{ adopt: { files: ['a'], kind: 'novel' } }] }"))
      .to.include("actions.0.adopt.kind")
      .and.include("novel");
    expect(await refused("{ title: 'x', extra: 1, actions: [{ uri: 'x' }] }")).to.include("extra");
    const eleven = Array.from({ length: 11 }, () => "{ uri: 'x' }").join(",");
    expect(await refused(`{ title: 'x', actions: [${eleven}] }`)).to.include("more than 10");
  });

  it("refuses a file that is not there", async () => {
    await refusalOf(() => readMotionFile(join(directory, "nothing.json5")), "MOTION_FILE_MISSING");
  });

  it("takes a motion's text from a file, or as it stands", async () => {
    expect(await readMotionText(await written("From a file.\n", "why.md"))).to.equal(
      "From a file.\n",
    );
    expect(await readMotionText("Because it is right.")).to.equal("Because it is right.");
    expect(await readMotionText(undefined)).to.equal("");
    expect(await readMotionText("x".repeat(5_000))).to.have.length(5_000);
    await refusalOf(() => readMotionText(join(directory, "wyh.md")), "FILE_MISSING");
  });
});
