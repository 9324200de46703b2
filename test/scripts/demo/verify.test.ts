import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { createOutput } from "../../../scripts/cli/output.js";
import { readCoalitionSource } from "../../../scripts/cli/coalition-source.js";
import { archiveDocuments, findDemoDocuments } from "../../../scripts/demo/archive-documents.js";
import { carryOut } from "../../../scripts/demo/carry-out.js";
import { Checks } from "../../../scripts/demo/checks.js";
import { enrol, join as joinCoalition } from "../../../scripts/demo/join-and-enrol.js";
import { moveMotions } from "../../../scripts/demo/move.js";
import { setStage } from "../../../scripts/demo/set-stage.js";
import { verifyStory } from "../../../scripts/demo/verify-story.js";
import { vote } from "../../../scripts/demo/vote.js";
import { openSimulatedChain } from "../../../scripts/rehearsal/simulated-chain.js";

const SILENT = createOutput(true);

/** The demo, with its content store and the chosen directory in places a test can spoil. */
async function perform() {
  const [files, blocks] = await Promise.all(
    ["files", "blocks"].map((name) => mkdtemp(join(tmpdir(), `three-opens-demo-${name}-`))),
  );
  if (files === undefined || blocks === undefined) throw new Error("no temporary directory");
  await writeFile(join(files, "statement.en.md"), "# We agree\n");
  const chain = await openSimulatedChain();
  const stage = await setStage(
    chain,
    (await readCoalitionSource("coalitions/dc-bas.json5")).file,
    blocks,
    SILENT,
  );
  await joinCoalition(stage);
  const documents = await archiveDocuments(stage, await findDemoDocuments(files));
  await enrol(stage);
  const motions = await moveMotions(stage, documents);
  const cast = await vote(stage, motions);
  const clean = () =>
    Promise.all([chain.close(), ...[files, blocks].map((path) => rm(path, { recursive: true }))]);
  return { stage, told: { documents, motions, cast }, files, blocks, clean };
}

const failures = ({ checks }: { checks: Checks }) =>
  checks.all.filter(({ holds }) => !holds).map(({ text }) => text);

describe("what the demo checks", () => {
  let demo: Awaited<ReturnType<typeof perform>>;
  beforeEach(async () => {
    demo = await perform();
  });
  afterEach(() => demo.clean());

  it("holds when everything happened as told", async () => {
    await carryOut(demo.stage, demo.told.motions);
    const story = await verifyStory(demo.stage, demo.told);
    expect(failures(story)).to.deep.equal([]);
    expect(story.checks.ok).to.equal(true);
  });

  it("fails when nothing is carried out", async () => {
    const story = await verifyStory(demo.stage, demo.told);
    expect(story.checks.ok).to.equal(false);
    expect(failures(story)).to.include('"Adopt the charter" ends executed');
    expect(failures(story)).to.include('"Adopt the charter" took effect in the archive');
  });

  it("fails when a file was changed after it was archived", async () => {
    await carryOut(demo.stage, demo.told.motions);
    await writeFile(join(demo.files, "statement.en.md"), "# We differ\n");
    const story = await verifyStory(demo.stage, demo.told);
    const document = story.documents.find(
      ({ name, kind }) => name === "statement" && kind === "other",
    );
    expect(document?.verified).to.equal(false);
    expect(failures(story)).to.have.length(1);
    expect(failures(story)[0]).to.match(/of "statement" is found again, byte for byte$/);
  });

  it("fails when a block of the content store was spoilt", async () => {
    await carryOut(demo.stage, demo.told.motions);
    const blocks = await readdir(demo.blocks, { recursive: true, withFileTypes: true });
    for (const block of blocks.filter((each) => each.isFile())) {
      await writeFile(join(block.parentPath, block.name), "something else");
    }
    const story = await verifyStory(demo.stage, demo.told);
    expect(story.documents.map(({ verified }) => verified)).to.not.include(true);
    expect(story.checks.ok).to.equal(false);
  });

  it("fails when the ballots told are not the ballots on chain", async () => {
    await carryOut(demo.stage, demo.told.motions);
    const cast = new Map(
      [...demo.told.cast].map(([id, ballots]) => [id, { ...ballots, for: 99n }]),
    );
    const story = await verifyStory(demo.stage, { ...demo.told, cast });
    expect(failures(story)).to.have.length(demo.told.motions.length);
  });

  it("fails when nothing was checked at all", () => {
    expect(new Checks().ok).to.equal(false);
  });
});
