import { expect } from "chai";
import { CHECKS } from "../../../../core/audit/index.js";
import type { Rpc } from "../../../../core/replay/index.js";
import type { AuditJob } from "../../../../web/places/audit/audit-messages.js";
import { stepsBehind } from "../../../../web/places/audit/audit-steps.js";
import { Auditor } from "../../../../web/places/audit/auditor.js";
import { isBlockName } from "../../../../web/places/audit/block-name.js";
import { CHECK_IDS } from "../../../../web/places/audit/check-ids.js";
import { fingerprints } from "../../../../web/build/fingerprints.js";
import { ethers, foundCoalition, loadFixture } from "../../../fixture/coalition.js";
import { refusalOf } from "../../../core/refusal.js";
import { builtHere } from "../../../core/audit/history.js";

const node: Rpc = {
  send: (method, params) => ethers.provider.send(method, [...params]),
};

async function setUp() {
  const dao = await foundCoalition();
  const fromBlock = Number(await ethers.provider.getBlockNumber());
  return { directory: await dao.directory.getAddress(), fromBlock };
}

const auditor = (steps: string[] = []) =>
  new Auditor({
    node: () => node,
    blob: () => () => Promise.resolve(undefined),
    progress: (step) => void (steps.at(-1) === step || steps.push(step)),
  });

describe("Auditor", () => {
  it("refuses a block before the coalition, and one nobody has", async () => {
    const { directory, fromBlock } = await loadFixture(setUp);
    const job = (change: Partial<AuditJob>): AuditJob => ({
      ...{ chainId: 31_337, directory, fromBlock, rpcUrls: [], relays: [] },
      ...{ block: undefined, build: undefined, ...change },
    });
    await refusalOf(() => auditor().audit(job({ block: "0", fromBlock: 1 })), "BLOCK_TOO_EARLY");
    await refusalOf(() => auditor().audit(job({ block: "999999" })), "BLOCK_UNKNOWN");
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
