import { expect } from "chai";
import { parseEther, Transaction } from "ethers";
import type { ReceiptAnswer } from "../../../core/wire/receipts.js";
import type { Rpc } from "../../../relay/write/ports.js";
import type { WriteSide } from "../../../relay/write/write-side.js";
import {
  connection,
  ethers,
  type Coalition,
  foundCoalition,
  loadFixture,
  networkHelpers,
  time,
} from "../../fixture/coalition.js";
import { refusalOf } from "../../core/refusal.js";
import { call, fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { ballotOf, RELAY_KEY, rpc, settle, useWriteSides } from "./fixture.js";

const node = (method: string, ...params: unknown[]) =>
  connection.provider.request({ method, params });

async function voting() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.membership, "setWaitingPeriod", [86_400 * 8])]);
  await secondMotion(c, motion);
  await openVote(c, motion);
  const nonce = await ethers.provider.getTransactionCount(RELAY_KEY.address);
  return { c, motion, nonce };
}

/** How many transactions the relay's account has in blocks since the vote opened. */
const sent = async ({ nonce }: { nonce: number }) =>
  (await ethers.provider.getTransactionCount(RELAY_KEY.address)) - nonce;
const votes = async (c: Coalition, id: bigint) => (await c.governor.proposalVotes(id)).map(Number);
const statusOf = (side: WriteSide, { receipt }: ReceiptAnswer) => {
  const { status, refusal } = side.answer(receipt.message)!;
  return refusal === undefined ? status : `${status}: ${refusal.code}`;
};

/** Blocks come when they are asked for, as on a chain with others on it. */
async function withoutAutomine(work: () => Promise<void>): Promise<void> {
  await node("evm_setAutomine", false);
  try {
    await work();
  } finally {
    await node("evm_setAutomine", true);
  }
}

describe("what the relay sends", () => {
  const sides = useWriteSides();

  it("is landed when it is in a block, and final when so many lie on top", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c, { finality: 3 });
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    await settle(side);
    expect(statusOf(side, answer)).to.equal("landed");
    await networkHelpers.mine(2);
    await settle(side);
    expect(statusOf(side, answer)).to.equal("landed");
    await networkHelpers.mine(1);
    await settle(side);
    expect(statusOf(side, answer)).to.equal("final");
  });

  it("is sent again after a reorganisation, as the same bytes, and counts once", async () => {
    const { c, motion } = await loadFixture(voting);
    const side = await sides.open(c, { finality: 3 });
    const answers = [];
    for (const founder of [0, 1, 2])
      answers.push(await side.take("ballot", await ballotOf(c, motion, founder)));
    const before = await node("evm_snapshot");
    await settle(side);
    const { transaction } = side.answer(answers[0]!.receipt.message)!;
    expect(statusOf(side, answers[0]!)).to.equal("landed");
    await node("evm_revert", before);
    await networkHelpers.mine(1); // Another chain than before.
    expect(await votes(c, motion.id)).to.deep.equal([0, 0, 0]);
    await settle(side);
    expect(await votes(c, motion.id)).to.deep.equal([0, 3, 0]);
    expect(side.answer(answers[0]!.receipt.message)!.transaction).to.equal(transaction);
    await networkHelpers.mine(3);
    await settle(side);
    expect(answers.map((answer) => statusOf(side, answer))).to.deep.equal(Array(3).fill("final"));
    expect(side.outbox.variantsOf(side.outbox.lastNonce()!)).to.have.length(1);
  });

  it("waits again when a reorganisation lets it fail, and is then told from what has an effect", async () => {
    const { c, motion, nonce } = await loadFixture(voting);
    const side = await sides.open(c, { finality: 2 });
    const mine = await side.take("ballot", await ballotOf(c, motion, 0));
    const other = await side.take("ballot", await ballotOf(c, motion, 1));
    const before = await node("evm_snapshot");
    await settle(side);
    await node("evm_revert", before);
    await c.governor.connect(c.founders[0]!).castVote(motion.id, 0); // First, on the new chain.
    await settle(side);
    await networkHelpers.mine(3);
    await settle(side);
    expect(statusOf(side, mine)).to.equal("refused: ballot-already-cast");
    expect(statusOf(side, other)).to.equal("final");
    expect(await votes(c, motion.id)).to.deep.equal([1, 1, 0]);
    expect(await sent({ nonce })).to.equal(1);
  });

  it("goes out again as the same bytes after a restart, whether or not a node knows it", async () => {
    const { c, motion, nonce } = await loadFixture(voting);
    const directory = await sides.directory();
    const deaf: Rpc = {
      send: (method, params) =>
        method === "eth_sendRawTransaction"
          ? Promise.reject(new Error("connection reset"))
          : rpc.send(method, params),
    };
    const first = await sides.open(c, { directory, rpc: deaf });
    const answer = await first.take("ballot", await ballotOf(c, motion, 0));
    expect(await first.round()).to.equal(true);
    const [{ raw, hash } = { raw: "", hash: "" }] = first.outbox.variantsOf(nonce);
    expect([Transaction.from(raw).nonce, await sent({ nonce })]).to.deep.equal([nonce, 0]);
    await sides.close(first);
    const second = await sides.open(c, { directory });
    expect(statusOf(second, answer)).to.equal("travelling");
    expect(await second.round()).to.equal(false); // The node has it; that is no news.
    await settle(second);
    expect(second.answer(answer.receipt.message)).to.include({
      status: "final",
      transaction: hash,
    });
    expect([await votes(c, motion.id), await sent({ nonce })]).to.deep.equal([[0, 1, 0], 1]);
  });

  it("is replaced for more money when it lies too long, and only one of them counts", async () => {
    const { c, motion, nonce } = await loadFixture(voting);
    const side = await sides.open(c, { config: { stuckAfterBlocks: 2 } });
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    await withoutAutomine(async () => {
      await settle(side);
      const [first] = side.outbox.variantsOf(nonce);
      await node("hardhat_dropTransaction", first!.hash); // A miner that never takes it.
      await networkHelpers.mine(2);
      await settle(side);
      const variants = side.outbox.variantsOf(nonce);
      expect(variants).to.have.length(2);
      expect(variants[1]).to.deep.equal(first);
      expect(10n * variants[0]!.price >= 11n * first!.price).to.equal(true);
      expect(10n * variants[0]!.tip >= 11n * first!.tip).to.equal(true);
      const [one, two] = variants.map(({ raw }) => Transaction.from(raw));
      expect([one!.data, one!.nonce, one!.to, one!.value]).to.deep.equal([
        two!.data,
        nonce,
        two!.to,
        0n,
      ]);
      await networkHelpers.mine(1);
    });
    await settle(side);
    const [dearest] = side.outbox.variantsOf(nonce);
    expect(side.answer(answer.receipt.message)).to.include({
      ...{ status: "final", transaction: dearest!.hash },
    });
    expect([await votes(c, motion.id), await sent({ nonce })]).to.deep.equal([[0, 1, 0], 1]);
  });

  it("counts also when the cheaper of two variants is taken after all", async () => {
    const { c, motion, nonce } = await loadFixture(voting);
    const deaf = { on: false };
    const halfDeaf: Rpc = {
      send: (method, params) =>
        method === "eth_sendRawTransaction" && deaf.on
          ? Promise.reject(new Error("connection reset"))
          : rpc.send(method, params),
    };
    const side = await sides.open(c, { rpc: halfDeaf, config: { stuckAfterBlocks: 1 } });
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    await withoutAutomine(async () => {
      deaf.on = true;
      await side.round();
      await networkHelpers.mine(1);
      await side.round();
      expect(side.outbox.variantsOf(nonce).length).to.be.greaterThan(1);
      deaf.on = false;
      const cheapest = side.outbox.variantsOf(nonce).at(-1)!;
      await rpc.send("eth_sendRawTransaction", [cheapest.raw]);
      await networkHelpers.mine(1);
      await settle(side);
      expect(side.answer(answer.receipt.message)).to.include({
        ...{ status: "final", transaction: cheapest.hash },
      });
    });
    expect(await votes(c, motion.id)).to.deep.equal([0, 1, 0]);
  });

  it("never offers more than the cap, and says that gas is too dear", async () => {
    const { c, motion, nonce } = await loadFixture(voting);
    const side = await sides.open(c, { config: { maxFeePerGas: 1_000n } });
    const ballot = await ballotOf(c, motion, 0);
    await side.take("ballot", ballot);
    await node("hardhat_setNextBlockBaseFeePerGas", "0x3b9aca00");
    await networkHelpers.mine(1);
    await settle(side);
    expect(side.condition.drought?.code).to.equal("gas-too-dear");
    await refusalOf(async () => side.take("ballot", await ballotOf(c, motion, 1)), "GAS_TOO_DEAR");
    expect((await side.take("ballot", ballot)).status).to.equal("waiting"); // What was promised stays.
    await node("hardhat_setNextBlockBaseFeePerGas", "0x10");
    await networkHelpers.mine(1);
    await settle(side);
    expect([side.condition.drought, await sent({ nonce })]).to.deep.equal([undefined, 1]);
  });

  it("finds another nonce when its key was used elsewhere, and loses nothing", async () => {
    const { c, motion, nonce } = await loadFixture(voting);
    const deaf: Rpc = {
      send: (method, params) =>
        method === "eth_sendRawTransaction"
          ? Promise.reject(new Error("connection reset"))
          : rpc.send(method, params),
    };
    const directory = await sides.directory();
    const first = await sides.open(c, { directory, rpc: deaf });
    const answer = await first.take("ballot", await ballotOf(c, motion, 0));
    await first.round();
    await sides.close(first);
    await RELAY_KEY.connect(ethers.provider).sendTransaction({ to: RELAY_KEY.address, value: 1n });
    const second = await sides.open(c, { directory });
    await settle(second);
    expect(statusOf(second, answer)).to.equal("final");
    expect([second.outbox.attempt(nonce)?.status, second.outbox.lastNonce()]).to.deep.equal([
      "lost",
      nonce + 1,
    ]);
    expect(await votes(c, motion.id)).to.deep.equal([0, 1, 0]);
  });

  it("goes on after a node was away, and says so meanwhile", async () => {
    const { c, motion } = await loadFixture(voting);
    let away = false;
    const gone = Object.assign(new Error("ECONNREFUSED"), { code: "ECONNREFUSED" });
    const shaky: Rpc = {
      send: (method, params) => (away ? Promise.reject(gone) : rpc.send(method, params)),
    };
    const side = await sides.open(c, { rpc: shaky, config: { pollMilliseconds: 1 } });
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    away = true;
    side.start();
    while (side.condition.trouble === undefined)
      await new Promise((resolve) => setTimeout(resolve, 1));
    expect(side.condition.trouble).to.equal("ECONNREFUSED");
    const other = await ballotOf(c, motion, 1);
    const { message } = await refusalOf(() => side.take("ballot", other), "CHAIN_UNREACHABLE");
    expect(message).to.equal("The relay's node does not answer as it should.");
    away = false;
    while (statusOf(side, answer) !== "final")
      await new Promise((resolve) => setTimeout(resolve, 1));
    expect(await votes(c, motion.id)).to.deep.equal([0, 1, 0]);
  });

  it("stops at the day's budget, says so, and goes on the next day", async () => {
    const { c, motion } = await loadFixture(voting);
    const directory = await sides.directory();
    const rich = await sides.open(c, { directory });
    const first = await rich.take("ballot", await ballotOf(c, motion, 0));
    const second = await rich.take("ballot", await ballotOf(c, motion, 1));
    await settle(rich);
    expect([statusOf(rich, first), statusOf(rich, second)]).to.deep.equal(["final", "final"]);
    const third = await rich.take("ballot", await ballotOf(c, motion, 2));
    await sides.close(rich);
    // Its operator has second thoughts.
    const side = await sides.open(c, { directory, config: { gasPerDay: 150_000 } });
    await settle(side);
    expect(statusOf(side, third)).to.equal("waiting");
    expect(side.condition.drought).to.deep.equal({
      ...{ code: "budget-spent", message: "This relay has no more gas today." },
    });
    const { status } = (await refusalOf(
      async () => side.take("ballot", await ballotOf(c, motion, 3)),
      "BUDGET_SPENT",
    )) as unknown as { status: number };
    expect(status).to.equal(503);
    await time.increase(86_400);
    await settle(side);
    expect(statusOf(side, third)).to.equal("final");
    expect(side.condition.drought).to.equal(undefined);
  });

  it("stops when the account is empty, says so, and goes on when it is filled", async () => {
    const { c, motion } = await loadFixture(voting);
    await networkHelpers.setBalance(RELAY_KEY.address, 10n);
    const side = await sides.open(c);
    const answer = await side.take("ballot", await ballotOf(c, motion, 0));
    await settle(side);
    expect([side.condition.drought?.code, statusOf(side, answer)]).to.deep.equal([
      "balance-low",
      "waiting",
    ]);
    await networkHelpers.setBalance(RELAY_KEY.address, parseEther("1"));
    await settle(side);
    expect(statusOf(side, answer)).to.equal("final");
  });
});
