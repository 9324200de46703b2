import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import { readObjections } from "../../../core/motions/read-objections.js";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { correct, withRival } from "../../governance/amendments/texts.js";
import { contestedNotice } from "../../governance/notice.js";

async function contested() {
  const c = await contestedNotice();
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  return { ...c, contracts };
}

async function correctedInVain() {
  const c = await withRival();
  const correction = await correct(c, c.motion, "Corrected");
  await c.amendments.connect(c.founders[11]!).object(c.motion.id, "That is no correction.");
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  return { ...c, correction, contracts };
}

describe("objections of a motion", () => {
  it("are there with who objected to the notice and why", async () => {
    const { contracts, notice, founders } = await loadFixture(contested);
    const found = await readObjections(contracts, new Set([notice.id]), { fromBlock: 0 });
    expect(found).to.deep.equal([
      { voter: founders[8]!.address, reason: "Too early.", text: notice.id },
      { voter: founders[9]!.address, reason: "Too dear.", text: notice.id },
    ]);
    expect(await readObjections(contracts, new Set([1n]), { fromBlock: 0 })).to.be.empty;
  });

  it("are there with the text that was kept from another's place", async () => {
    const { contracts, motion, correction, founders } = await loadFixture(correctedInVain);
    const about = new Set([motion.id, correction.id]);
    expect(await readObjections(contracts, about, { fromBlock: 0 })).to.deep.equal([
      { voter: founders[11]!.address, reason: "That is no correction.", text: correction.id },
    ]);
  });
});
