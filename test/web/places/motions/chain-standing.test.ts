import { expect } from "chai";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { formatMotionId } from "../../../../core/format/index.js";
import { chainStanding } from "../../../../web/places/motions/calls/chain-standing.js";
import { ethers, foundCoalition, loadFixture } from "../../../fixture/coalition.js";
import { call, fileMotion } from "../../../fixture/motions.js";

async function filed() {
  const c = await foundCoalition();
  const calls = [await call(c.archive, "recordResolution", ["We resolve."])];
  const motion = await fileMotion(c, calls);
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const { codeDigest } = await contracts.governor.motion(motion.id);
  const text = {
    id: formatMotionId(motion.id),
    class: "ordinary" as const,
    calls: calls.map(({ target, data }) => ({ target, value: "0", calldata: data })),
    codeDigest: codeDigest.toString(),
  };
  return { contracts, text };
}

describe("a motion held against the chain", () => {
  it("is as it was filed, while its targets run the same code", async () => {
    const { contracts, text } = await loadFixture(filed);
    expect(await chainStanding(contracts, text)).to.equal("same");
  });

  it("is called forged when it is not there, or is shown in another class or with other code", async () => {
    const { contracts, text } = await loadFixture(filed);
    const shown = [
      { ...text, id: `0x${"77".repeat(32)}` },
      { ...text, class: "fundamental" as const },
      { ...text, codeDigest: "1" },
    ];
    for (const each of shown) expect(await chainStanding(contracts, each)).to.equal("forged");
  });

  it("is told apart from one whose targets run other code now", async () => {
    const { contracts, text } = await loadFixture(filed);
    const [{ target }] = text.calls as [(typeof text.calls)[0]];
    await ethers.provider.send("hardhat_setCode", [target, "0x00"]);
    expect(await chainStanding(contracts, text)).to.equal("changed");
  });

  it("is not called anything when no node answers", async () => {
    const { contracts, text } = await loadFixture(filed);
    const away = { motion: () => Promise.reject(new Error("failed to fetch")) };
    const unasked = { ...contracts, governor: away as never };
    const error: unknown = await chainStanding(unasked, text).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(Error).with.property("message", "failed to fetch");
  });
});
