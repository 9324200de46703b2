import { expect } from "chai";
import { CHECKS, isGoodBallot } from "../../../../core/audit/index.js";
import type { AuditJob } from "../../../../web/places/audit/audit-messages.js";
import { stepsBehind } from "../../../../web/places/audit/audit-steps.js";
import { Auditor } from "../../../../web/places/audit/auditor.js";
import { isBlockName } from "../../../../web/places/audit/block-name.js";
import { CHECK_IDS } from "../../../../web/places/audit/check-ids.js";
import { fingerprints } from "../../../../web/build/fingerprints.js";
import { loadFixture } from "../../../fixture/coalition.js";
import { refusalOf } from "../../../core/refusal.js";
import { builtHere, rangeOf } from "../../../core/audit/history.js";
import { rpc, voted } from "../../../core/audit/voted.js";

const auditor = (steps = new Set<string>()) =>
  new Auditor({
    node: () => rpc,
    blob: () => () => Promise.resolve(undefined),
    progress: (step) => void steps.add(step),
  });

async function jobWith() {
  const { c } = await loadFixture(voted);
  const { fromBlock } = await rangeOf(rpc);
  const job: AuditJob = {
    ...{ chainId: 31_337, directory: await c.directory.getAddress(), fromBlock },
    ...{ block: undefined, rpcUrls: [], relays: [], build: await fingerprints(".") },
  };
  return { c, job };
}

describe("Auditor", function () {
  this.timeout(120_000);

  it("audits by fingerprints alone, and then tells of ballots and writes the page", async () => {
    const { c, job } = await jobWith();
    const steps = new Set<string>();
    const own = auditor(steps);
    const { block, result } = await own.audit(job);
    const [founder] = c.founders;
    const left = result.checks.filter(({ verdict }) => verdict !== "PASS").map(({ id }) => id);
    // The founding's texts are at hand nowhere here.
    expect(left).to.deep.equal(["documents"]);
    expect(block.named).to.equal(false);
    expect([...steps]).to.include.members(["headers", "history", "roll", "documents"]);
    const { ballots } = await own.ballots(job, founder?.address ?? "");
    expect(ballots.length).to.be.greaterThan(0);
    expect(ballots.every(isGoodBallot)).to.equal(true);
    expect(await own.page()).to.match(/<title>Audit of .*: INCOMPLETE<\/title>/);
  });

  it("proves the state alone for who only asks for ballots", async () => {
    const { job } = await jobWith();
    const steps = new Set<string>();
    await refusalOf(() => auditor(steps).ballots(job, "no such motion"), "BALLOT_QUERY_UNKNOWN");
    expect([...steps])
      .to.include("history")
      .and.not.to.include("roll");
  });

  it("says that other code is other code", async () => {
    const { job } = await jobWith();
    const build = structuredClone(job.build);
    const [archive] = build?.contracts.archive ?? [];
    Object.assign(archive ?? {}, { digest: `0x${"00".repeat(32)}` });
    const { result } = await auditor().audit({ ...job, build });
    expect(result.checks.find(({ id }) => id === "code")?.verdict).to.equal("FAIL");
  });

  it("refuses a block before the coalition, and one nobody has", async () => {
    const { job } = await jobWith();
    const early = { ...job, block: "0", fromBlock: 1 };
    await refusalOf(() => auditor().audit(early), "BLOCK_TOO_EARLY");
    await refusalOf(() => auditor().audit({ ...job, block: "999999" }), "BLOCK_UNKNOWN");
  });
});

describe("the checks as the page knows them", () => {
  it("are those of the audit, in their order", () => {
    expect(CHECK_IDS).to.deep.equal(CHECKS.map(({ id }) => id));
  });

  it("come after headers and history", () => {
    const at = (step: string) => stepsBehind({ step, done: 0, of: undefined }, CHECK_IDS).behind;
    expect(stepsBehind(undefined, CHECK_IDS)).to.deep.equal({
      ...{ behind: 0, of: CHECKS.length + 2 },
    });
    expect(["headers", "history", "chain", "balances"].map(at)).to.deep.equal([
      ...[0, 1, 2, CHECKS.length + 1],
    ]);
  });
});

describe("fingerprints of the build", () => {
  it("are of the same build, by the same recipe, as those of the command line", async () => {
    const build = await fingerprints(".");
    const own = await builtHere();
    expect(build?.recipe).to.deep.equal(own.recipe);
    expect(Object.keys(build?.contracts ?? {}).sort()).to.deep.equal(
      Object.keys(own.contracts).sort(),
    );
    expect(JSON.stringify(build)).not.to.match(/0x[0-9a-f]{100}/);
  });
});

describe("isBlockName", () => {
  it("takes a hash or a number, and nothing else", () => {
    for (const good of [`0x${"aB".repeat(32)}`, "0", "123456"])
      expect(isBlockName(good)).to.equal(true);
    for (const wrong of ["", "latest", "0x12", "-1", "1e3", "1".repeat(16)])
      expect(isBlockName(wrong), wrong).to.equal(false);
  });
});
