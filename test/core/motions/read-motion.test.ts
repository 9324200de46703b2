import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  motionDescription,
  motionId,
  type Phase,
  readMotion,
  readMotions,
  recordResolution,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import {
  castVotes,
  closeVote,
  executeMotion,
  openVote,
  queueMotion,
  secondMotion,
  type FiledMotion,
} from "../../fixture/motions.js";
import { refusalOf } from "../refusal.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}
type SetUp = Awaited<ReturnType<typeof setUp>>;

/** Files through what the kit builds, so that reading finds what building meant. */
async function file({ dao, contracts }: SetUp, title = "Meet in June"): Promise<FiledMotion> {
  const mover = dao.signers[0]!;
  const description = motionDescription({ title, text: "In *Geneva*.", proposer: mover.address });
  const { target, value, calldata } = recordResolution(contracts, "We meet in June.");
  await dao.governor.connect(mover).propose([target], [value], [calldata], description);
  const call = { target, value, calldata };
  return {
    id: motionId([call], description),
    mover,
    calls: [{ target, value, data: calldata }],
    description,
  };
}

describe("readMotion", () => {
  it("reads back what was moved", async () => {
    const set = await loadFixture(setUp);
    const filed = await file(set);
    const motion = await readMotion(set.contracts, filed.id, RANGE);
    const latest = await ethers.provider.getBlock("latest");
    expect(motion).to.deep.include({
      id: filed.id,
      title: "Meet in June",
      text: "In *Geneva*.",
      description: filed.description,
      calls: filed.calls.map(({ target, value, data }) => ({ target, value, calldata: data })),
      proposer: set.dao.signers[0]!.address,
      mover: set.dao.signers[0]!.address,
      class: "ordinary",
      filedAt: BigInt(latest!.timestamp),
      filedInBlock: latest!.number,
      secondsGiven: 0,
      votes: { for: 0n, against: 0n, abstain: 0n },
      quorum: 3n,
      eta: 0n,
    });
    const { ordinary } = set.dao.coalition.motions;
    expect(motion.opensAt).to.equal(motion.filedAt + BigInt(ordinary.discussion));
    expect(motion.rules.secondsCap).to.equal(ordinary.seconds);
    expect(motion.phase.phase).to.equal("discussion");
    expect(motion.phase.until).to.equal(motion.opensAt);
  });

  it("finds a motion by its id in hexadecimal, decimal or as far as it is unique", async () => {
    const set = await loadFixture(setUp);
    const [first, second] = [await file(set, "One"), await moveAnother(set)];
    for (const { id } of [first, second]) {
      const hex = `0x${id.toString(16).padStart(64, "0")}`;
      for (const key of [
        id,
        hex,
        hex.slice(0, 12),
        hex.slice(0, 12).toUpperCase().replace("X", "x"),
        id.toString(),
      ]) {
        expect((await readMotion(set.contracts, key, RANGE)).id).to.equal(id);
      }
    }
    await refusalOf(() => readMotion(set.contracts, 7n, RANGE), "MOTION_UNKNOWN");
    await refusalOf(() => readMotion(set.contracts, "0xffffffffffff", RANGE), "MOTION_UNKNOWN");
    for (const key of ["", "0x12", "twelve", "12", `0x${"0".repeat(65)}`, "9".repeat(78)]) {
      await refusalOf(() => readMotion(set.contracts, key, RANGE), "MOTION_ID_MALFORMED");
    }
  });

  it("asks for more digits when two motions begin alike", async () => {
    const set = await loadFixture(setUp);
    const call = recordResolution(set.contracts, "We meet.");
    const [one, other, shared] = alike((title) => motionId([call], title));
    for (const [index, title] of [one, other].entries()) {
      const mover = set.dao.governor.connect(set.dao.signers[index]!);
      await mover.propose([call.target], [call.value], [call.calldata], title);
    }
    await refusalOf(() => readMotion(set.contracts, shared, RANGE), "MOTION_AMBIGUOUS");
    const id = motionId([call], other);
    expect((await readMotion(set.contracts, id, RANGE)).description).to.equal(other);
  });

  it("follows a motion through every phase", async () => {
    const set = await loadFixture(setUp);
    const { dao } = set;
    const motion = await file(set);
    const phase = async () => (await readMotion(set.contracts, motion.id, RANGE)).phase;
    const expectPhase = async (expected: Phase) => expect((await phase()).phase).to.equal(expected);

    expect((await phase()).sentence).to.match(
      /^It needs 2 more seconds before .* UTC, or it lapses/,
    );
    await secondMotion(dao, motion);
    expect((await phase()).sentence).to.match(/^It has its seconds/);
    await openVote(dao, motion);
    await expectPhase("vote");
    await castVotes(dao, motion, { for: 3, against: 2, abstain: 1 });
    const { votes } = await readMotion(set.contracts, motion.id, RANGE);
    expect(votes).to.deep.equal({ for: 3n, against: 2n, abstain: 1n });
    await closeVote(dao, motion);
    await expectPhase("succeeded");
    await queueMotion(dao, motion);
    const queued = await phase();
    expect(queued.phase).to.equal("queued");
    await time.increaseTo(queued.until! - 1n);
    await expectPhase("queued");
    await time.increaseTo(queued.until!);
    await expectPhase("due");
    await executeMotion(dao, motion);
    await expectPhase("executed");
  });

  it("tells lapsed, defeated, withdrawn, taken over and cancelled apart", async () => {
    const set = await loadFixture(setUp);
    const { dao } = set;
    const lapsing = await file(set, "Lapsing");
    const phaseOf = async ({ id }: FiledMotion) =>
      (await readMotion(set.contracts, id, RANGE)).phase.phase;
    await openVote(dao, lapsing);
    expect(await phaseOf(lapsing)).to.equal("lapsed");

    const losing = await file(set, "Losing");
    await secondMotion(dao, losing);
    await openVote(dao, losing);
    await castVotes(dao, losing, { for: 3, against: 3 });
    await closeVote(dao, losing);
    expect(await phaseOf(losing)).to.equal("defeated");

    const dropped = await file(set, "Dropped");
    await dao.governor.withdraw(dropped.id);
    expect(await phaseOf(dropped)).to.equal("cancelled");

    const leaving = await file(set, "Leaving");
    await secondMotion(dao, leaving);
    await dao.governor.withdraw(leaving.id);
    expect(await phaseOf(leaving)).to.equal("withdrawn");
    const snapshot = await dao.governor.motion(leaving.id);
    await dao.governor.connect(dao.signers[5]!).takeOver(leaving.id);
    const taken = await readMotion(set.contracts, leaving.id, RANGE);
    expect(taken).to.include({ mover: dao.signers[5]!.address, takenOver: true });
    expect(taken.phase.phase).to.equal("discussion");

    const given = await file(set, "Given up");
    await secondMotion(dao, given);
    await dao.governor.withdraw(given.id);
    const { takeoverUntil } = await dao.governor.motion(given.id);
    await time.increaseTo(takeoverUntil + 1n);
    expect(await phaseOf(given)).to.equal("cancelled");
    expect(snapshot.takeoverUntil).to.be.lessThan(takeoverUntil);

    const all = await readMotions(set.contracts, RANGE);
    expect(all.map(({ title }) => title)).to.deep.equal([
      "Lapsing",
      "Losing",
      "Dropped",
      "Leaving",
      "Given up",
    ]);
  });

  it("reads a history with words that are no text", async () => {
    const set = await loadFixture(setUp);
    await file(set, "Plain");
    const { governor, signers } = set.dao;
    const { target, value, calldata } = recordResolution(set.contracts, "x");
    const good = governor.interface.encodeFunctionData("propose", [
      [target],
      [value],
      [calldata],
      "Zap\u0007!",
    ]);
    // The same call with bytes that are not UTF-8 in place of the text.
    const data = good.replace(/5a6170/, "5affc0");
    expect(data).not.to.equal(good);
    await signers[1]!.sendTransaction({ to: await governor.getAddress(), data });
    const [plain, odd] = await readMotions(set.contracts, RANGE);
    expect(plain!.title).to.equal("Plain");
    expect(odd!.title).to.equal("Z\ufffd\ufffd\\u{7}!");
  });

  it("reads the past as it stood", async () => {
    const set = await loadFixture(setUp);
    const motion = await file(set);
    const toBlock = await ethers.provider.getBlockNumber();
    await secondMotion(set.dao, motion);
    const then = await readMotion(set.contracts, motion.id, { fromBlock: 0, toBlock });
    const now = await readMotion(set.contracts, motion.id, RANGE);
    expect([then.secondsGiven, now.secondsGiven]).to.deep.equal([0, 2]);
  });
});

async function moveAnother({ dao, contracts }: SetUp): Promise<{ id: bigint }> {
  const mover = dao.signers[1]!;
  const call = recordResolution(contracts, "We meet in July.");
  await dao.governor.connect(mover).propose([call.target], [0n], [call.calldata], "July");
  return { id: motionId([call], "July") };
}

/** Two titles whose ids begin with the same four digits, by trying. */
function alike(idOf: (title: string) => bigint): [string, string, string] {
  const seen = new Map<string, string>();
  for (let i = 0; ; i++) {
    const title = `Motion ${i}`;
    const prefix = `0x${idOf(title).toString(16).padStart(64, "0").slice(0, 4)}`;
    const other = seen.get(prefix);
    if (other !== undefined) return [other, title, prefix];
    seen.set(prefix, title);
  }
}
