import { expect } from "chai";
import type { Log } from "ethers";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  type BallotBox,
  countBallots,
  quorumOf,
  recordResolution,
  recount,
  removeMember,
  type Recount,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import {
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  queueMotion,
  secondMotion,
  waitOutTimelock,
} from "../../fixture/motions.js";
import { becomeVoter, newcomers } from "../../fixture/people.js";
import { lyingNode } from "../lying-node.js";
import { anyHistory, Player } from "../random-history.js";
import { refusalOf } from "../refusal.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

async function inVote() {
  const { dao, contracts } = await setUp();
  const { target, value, calldata } = recordResolution(contracts, "We meet in June.");
  const motion = await fileMotion(dao, [{ target, value, data: calldata }]);
  await secondMotion(dao, motion);
  await openVote(dao, motion);
  return { dao, contracts, motion };
}

function expectAgreed(found: Recount, outcome: Recount["outcome"]) {
  expect(found.differences).to.deep.equal([]);
  expect(found.agrees).to.equal(true);
  expect(found.outcome).to.equal(outcome);
}

describe("recount", () => {
  it("agrees with the governor from filing to execution", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const { target, value, calldata } = recordResolution(contracts, "We meet in June.");
    const motion = await fileMotion(dao, [{ target, value, data: calldata }]);
    const count = () => recount(contracts, motion.id, RANGE);
    expectAgreed(await count(), "open");
    await secondMotion(dao, motion);
    expect((await count()).explanation).to.equal("2 of 2 seconds given; no ballot yet: open.");
    await openVote(dao, motion);
    expectAgreed(await count(), "open");
    await castVotes(dao, motion, { for: 4, against: 2, abstain: 1 });
    expectAgreed(await count(), "open");
    await closeVote(dao, motion);
    const passed = await count();
    expectAgreed(passed, "passed");
    expect(passed).to.deep.include({ for: 4n, against: 2n, abstain: 1n, electorate: 12 });
    expect(passed.explanation).to.equal(
      "4 for, 2 against, 1 abstained, of 12 voters; quorum of 3 for reached; more for than against: yes; passed.",
    );
    await queueMotion(dao, motion);
    expectAgreed(await count(), "passed");
    await waitOutTimelock(dao, motion);
    await executeMotion(dao, motion);
    expectAgreed(await count(), "passed");
  });

  it("agrees on what failed, and says why", async () => {
    const { dao, contracts, motion } = await loadFixture(inVote);
    await castVotes(dao, motion, { for: 2, abstain: 9 });
    await closeVote(dao, motion);
    const found = await recount(contracts, motion.id, RANGE);
    expectAgreed(found, "defeated");
    expect(found.explanation).to.contain("quorum of 3 for missed");
  });

  it("asks two for to each against of a fundamental motion", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    for (const [votes, outcome] of [
      [{ for: 7, against: 4 }, "defeated"],
      [{ for: 8, against: 4 }, "passed"],
    ] as const) {
      const action = removeMember(contracts, dao.signers[11]!.address, `For ${votes.for}`);
      const motion = await fileMotion(dao, [{ ...action, data: action.calldata }]);
      await secondMotion(dao, motion);
      await openVote(dao, motion);
      await castVotes(dao, motion, votes);
      await closeVote(dao, motion);
      expectAgreed(await recount(contracts, motion.id, RANGE), outcome);
    }
  });

  it("follows a motion that lapsed, was withdrawn, taken over or prolonged", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const { target, value, calldata } = recordResolution(contracts, "We meet.");
    const file = (title: string) => fileMotion(dao, [{ target, value, data: calldata }], title);

    const lapsing = await file("lapsing");
    await openVote(dao, lapsing);
    expectAgreed(await recount(contracts, lapsing.id, RANGE), "lapsed");

    const dropped = await file("dropped");
    await dao.governor.withdraw(dropped.id);
    expectAgreed(await recount(contracts, dropped.id, RANGE), "cancelled");

    const passedOn = await file("passed on");
    await secondMotion(dao, passedOn);
    const { opensAt } = await dao.governor.motion(passedOn.id);
    // So late that taking over postpones the vote.
    await time.increaseTo(opensAt - 3_600n);
    await dao.governor.withdraw(passedOn.id);
    expectAgreed(await recount(contracts, passedOn.id, RANGE), "open");
    await time.increaseTo(opensAt + 3_600n);
    expectAgreed(await recount(contracts, passedOn.id, RANGE), "open");
    await dao.governor.connect(dao.signers[7]!).takeOver(passedOn.id);
    const postponed = await recount(contracts, passedOn.id, RANGE);
    expectAgreed(postponed, "open");
    await openVote(dao, passedOn);
    await castVotes(dao, passedOn, { for: 2 });
    await time.increaseTo(postponed.closesAt - 600n);
    await dao.governor.connect(dao.signers[9]!).castVote(passedOn.id, 1);
    const prolonged = await recount(contracts, passedOn.id, RANGE);
    expectAgreed(prolonged, "open");
    expect(prolonged.closesAt > postponed.closesAt).to.equal(true);
    await closeVote(dao, passedOn);
    expectAgreed(await recount(contracts, passedOn.id, RANGE), "passed");
  });

  it("counts the electorate of the snapshot, whoever came or left since", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const [early, late] = await newcomers(2);
    await becomeVoter(dao, early!);
    await dao.membership.connect(dao.signers[10]!).leave();
    const { target, value, calldata } = recordResolution(contracts, "We meet.");
    const motion = await fileMotion(dao, [{ target, value, data: calldata }]);
    await secondMotion(dao, motion);
    await openVote(dao, motion);
    await dao.membership.connect(dao.signers[11]!).leave();
    await becomeVoter(dao, late!).catch(() => undefined);
    const found = await recount(contracts, motion.id, RANGE);
    expect(found.electorate).to.equal(12);
    expect(found.differences).to.deep.equal([]);
  });

  it("agrees on every motion of any history", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(50), async (steps) => {
        const { dao, contracts } = await loadFixture(setUp);
        const player = new Player(dao, contracts);
        await player.play(steps);
        for (const { id } of player.filed) {
          const found = await recount(contracts, id, RANGE);
          expect(found.differences).to.deep.equal([]);
        }
      }),
      { numRuns: 12 },
    );
  });

  it("does not know a motion nobody filed", async () => {
    const { contracts } = await loadFixture(setUp);
    await refusalOf(() => recount(contracts, 7n, RANGE), "MOTION_UNKNOWN");
  });

  it("says that reading began too late", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const fromBlock = (await ethers.provider.getBlockNumber()) + 1;
    const { target, value, calldata } = recordResolution(contracts, "We meet.");
    const motion = await fileMotion(dao, [{ target, value, data: calldata }]);
    await refusalOf(() => recount(contracts, motion.id, { fromBlock }), "RULES_UNKNOWN");
  });

  const isBallot = (log: Log) =>
    log.topics[0] === ethers.id("VoteCast(address,uint256,uint8,uint256,string)");
  const lies: Record<string, [(logs: Log[]) => Log[], RegExp]> = {
    "hides a ballot": [
      (logs) => logs.filter((log) => log !== logs.find(isBallot)),
      /^The logs give 3 for "for", the governor says 4\.$/,
    ],
    "tells a ballot twice": [
      (logs) => logs.flatMap((log) => (isBallot(log) ? [log, log] : [log])),
      /^0x[0-9a-fA-F]{40} voted twice\.$/,
    ],
    "hides a voter": [
      (logs) =>
        logs.filter(
          (log) =>
            log.topics[0] !== ethers.id("Enrolled(address,uint256)") ||
            BigInt(log.topics[2]!) !== 1n,
        ),
      /^0x[0-9a-fA-F]{40} had no vote on this motion\.$/,
    ],
  };
  for (const [lie, [retell, difference]] of Object.entries(lies)) {
    it(`notices a node that ${lie}`, async () => {
      const { dao, motion } = await loadFixture(inVote);
      await castVotes(dao, motion, { for: 4 });
      const lied = await connectCoalition(await dao.directory.getAddress(), lyingNode(retell));
      const found = await recount(lied, motion.id, RANGE);
      expect(found.agrees).to.equal(false);
      expect(found.differences.join("\n")).to.match(new RegExp(difference.source, "m"));
    });
  }
});

describe("countBallots", () => {
  const rules = { quorumFloor: 2, quorumShare: 1_000 };
  type Vote = { voter: string; support: number; castAt: bigint };
  const box = (votes: Vote[]): BallotBox => ({
    options: [{ text: 7n, class: "ordinary", rules, filed: 0, label: "the motion" }],
    electorate: new Set(["a", "b", "c"]),
    opensAt: 100n,
    closesAt: 200n,
    lateQuorumExtension: 50,
    ballots: votes.map((vote) => ({ ...vote, text: 7n })),
  });

  it("counts no stranger, no second ballot, none out of time, none without meaning", () => {
    const count = countBallots(
      box([
        { voter: "x", support: 1, castAt: 150n },
        { voter: "a", support: 1, castAt: 100n },
        { voter: "a", support: 1, castAt: 101n },
        { voter: "a", support: 0, castAt: 102n },
        { voter: "b", support: 3, castAt: 103n },
        { voter: "b", support: 2, castAt: 200n },
        { voter: "c", support: 0, castAt: 201n },
      ]),
    );
    expect(count.options[0]).to.include({ for: 1n, against: 0n, abstain: 1n, quorate: false });
    expect(count.objections).to.have.length(5);
  });

  it("prolongs once, and only when quorum comes late", () => {
    const at = (first: bigint, second: bigint) =>
      countBallots(
        box([
          { voter: "a", support: 1, castAt: first },
          { voter: "b", support: 1, castAt: second },
          { voter: "c", support: 1, castAt: 240n },
        ]),
      );
    expect(at(110n, 150n).closesAt).to.equal(200n);
    expect(at(110n, 151n).closesAt).to.equal(201n);
    const late = at(199n, 200n);
    expect(late.closesAt).to.equal(250n);
    expect(late.options[0]!.for).to.equal(3n);
  });

  it("rounds the quorum up and never below the floor", () => {
    expect(quorumOf(rules, 0)).to.equal(2n);
    expect(quorumOf(rules, 20)).to.equal(2n);
    expect(quorumOf(rules, 21)).to.equal(3n);
  });
});
