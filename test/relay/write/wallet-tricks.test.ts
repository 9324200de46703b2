import { expect } from "chai";
import type { Rpc } from "../../../relay/write/ports.js";
import { connection, ethers, loadFixture } from "../../fixture/coalition.js";
import { RELAY_KEY, rpc, settle, useWriteSides } from "./fixture.js";
import { Answer, walletVotes } from "./wallet-votes.js";

/** Counts down from 77,056 before it says yes: some two million gas. */
const DEAR_YES = "0x62012d005b600190038060045763" + "1626ba7e60e01b60005260206000f3";

async function tricky() {
  const votes = await walletVotes();
  const nonce = await ethers.provider.getTransactionCount(RELAY_KEY.address);
  return { ...votes, nonce };
}

describe("a wallet contract that answers a trial otherwise than the chain", () => {
  const sides = useWriteSides();

  it("makes the relay send its ballot three times, and never again", async () => {
    const { c, wallet, ballot, nonce } = await loadFixture(tricky);
    const selector = c.governor.interface.getFunction("castVoteBySig").selector;
    const deceived: Rpc = {
      send: (method, params) => {
        const data = (params[0] as { data?: string } | undefined)?.data ?? "";
        if (method === "eth_estimateGas") return Promise.resolve("0x30d40");
        if (method === "eth_call" && data.startsWith(selector)) return Promise.resolve("0x");
        return rpc.send(method, params);
      },
    };
    const side = await sides.open(c, { rpc: deceived });
    const { receipt } = await side.take("ballot", ballot);
    await wallet.setAnswer(Answer.Refuse);
    await settle(side);
    const { status, refusal } = side.answer(receipt.message)!;
    expect([status, refusal?.code]).to.deep.equal(["refused", "not-carried"]);
    expect((await ethers.provider.getTransactionCount(RELAY_KEY.address)) - nonce).to.equal(3);
    expect(await c.governor.hasVoted(c.motion.id, wallet)).to.equal(false);
  });

  it("is not carried for more than twice the gas for which its ballot was taken", async () => {
    const { c, wallet, ballot, nonce } = await loadFixture(tricky);
    const side = await sides.open(c);
    const { receipt } = await side.take("ballot", ballot);
    await connection.provider.request({
      method: "hardhat_setCode",
      params: [await wallet.getAddress(), DEAR_YES],
    });
    const yes = await wallet.isValidSignature(ethers.ZeroHash, "0x");
    expect(yes).to.equal("0x1626ba7e"); // Dear, and no refusal.
    await settle(side);
    const { status, refusal } = side.answer(receipt.message)!;
    expect([status, refusal?.code]).to.deep.equal(["refused", "costs-more"]);
    expect(await ethers.provider.getTransactionCount(RELAY_KEY.address)).to.equal(nonce);
  });

  it("has reserved what it really costs", async () => {
    const { c, ballot } = await loadFixture(tricky);
    const side = await sides.open(c);
    const { receipt } = await side.take("ballot", ballot);
    const reserved = side.outbox.find(receipt.message)!.gas;
    await settle(side);
    const { transaction = "" } = side.answer(receipt.message)!;
    const cost = Number((await ethers.provider.getTransactionReceipt(transaction))!.gasUsed);
    expect(reserved).to.be.within(cost, 2 * cost);
  });
});
