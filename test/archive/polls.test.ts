import { expect } from "chai";
import { id as hash } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import {
  castVotes,
  closeVote,
  openVote,
  passMotion,
  queueMotion,
  secondMotion,
  unzip,
  waitOutTimelock,
} from "../fixture/motions.js";
import { assess } from "../governance/assess.js";
import { expectRefused } from "../governance/refused.js";
import { execute, expectNoResult, filedPoll, poll, QUESTION, type FiledPoll } from "./poll.js";

async function voted(votes: Parameters<typeof castVotes>[2]): Promise<FiledPoll> {
  const c = await filedPoll();
  await secondMotion(c, c.motion);
  await openVote(c, c.motion);
  await castVotes(c, c.motion, votes);
  await closeVote(c, c.motion);
  return c;
}
const lost = () => voted({ for: 3, against: 6, abstain: 2 });
const quorumMissed = () => voted({ for: 2 });
const won = () => voted({ for: 6, against: 3 });

describe("Archive: advisory polls", () => {
  it("are ordinary", async () => {
    const c = await loadFixture(filedPoll);
    expect((await assess(c.rulebook, c.motion.calls)).class).to.equal(0n);
  });

  it("that were carried are recorded by executing them, with their result", async () => {
    const c = await loadFixture(won);
    const executed = await execute(c, c.motion);
    const matrix = [
      [0n, 3n],
      [6n, 0n],
    ];
    await expect(executed)
      .to.emit(c.archive, "PollRecorded")
      .withArgs(c.motion.id, QUESTION, true, 9, matrix);
    await expectEntries(c.archive, executed, ["PollRecorded"]);
  });

  it("that were carried may be run at the timelock itself", async () => {
    const c = await loadFixture(won);
    await queueMotion(c, c.motion);
    await waitOutTimelock(c, c.motion);
    const [salted] = (await c.timelock.queryFilter(c.timelock.filters.CallSalt())).slice(-1);
    const batch = unzip(c.motion.calls);
    await expect(c.timelock.executeBatch(...batch, `0x${"00".repeat(32)}`, salted!.args.salt))
      .to.emit(c.archive, "PollRecorded")
      .withArgs(c.motion.id, QUESTION, true, 9, [
        [0n, 3n],
        [6n, 0n],
      ]);
  });

  for (const [how, fixture, ballots, matrix] of [
    [
      "lost",
      lost,
      11,
      [
        [0n, 6n],
        [3n, 0n],
      ],
    ],
    [
      "missed quorum",
      quorumMissed,
      2,
      [
        [0n, 0n],
        [2n, 0n],
      ],
    ],
  ] as const) {
    it(`that ${how} are recorded by anyone once the vote is over`, async () => {
      const c = await loadFixture(fixture);
      const recorded = await c.record();
      await expect(recorded)
        .to.emit(c.archive, "PollRecorded")
        .withArgs(c.motion.id, QUESTION, false, ballots, matrix);
      await expectEntries(c.archive, recorded, ["PollRecorded"]);
    });
  }

  it("are recorded once", async () => {
    const notCarried = await loadFixture(lost);
    await notCarried.record();
    await expectNoResult(notCarried);
    const carried = await loadFixture(won);
    await execute(carried, carried.motion);
    await expectNoResult(carried);
  });

  it("have no result while they are discussed, voted on, or wait to be executed", async () => {
    const c = await loadFixture(filedPoll);
    await expectNoResult(c);
    await secondMotion(c, c.motion);
    await openVote(c, c.motion);
    await castVotes(c, c.motion, { for: 6 });
    await time.increaseTo((await c.governor.proposalDeadline(c.motion.id)) - 1n);
    await expectNoResult(c);
    await closeVote(c, c.motion);
    await expectNoResult(c);
    await queueMotion(c, c.motion);
    await waitOutTimelock(c, c.motion);
    await expectNoResult(c);
  });

  it("have none at all if they lapsed or were withdrawn", async () => {
    const lapsed = await loadFixture(filedPoll);
    await openVote(lapsed, lapsed.motion);
    await closeVote(lapsed, lapsed.motion);
    await expectNoResult(lapsed);
    const withdrawn = await loadFixture(filedPoll);
    await withdrawn.governor.withdraw(withdrawn.motion.id);
    await closeVote(withdrawn, withdrawn.motion);
    await expectNoResult(withdrawn);
  });

  it("are known by their text and description: nothing else names a poll", async () => {
    const c = await loadFixture(lost);
    for (const [text, description] of [
      ["Should we meet in Oslo?", c.motion.description],
      [QUESTION, "Another description"],
      ["", c.motion.description],
    ] as const) {
      await expect(c.record(text, description)).to.be.revertedWithCustomError(
        c.governor,
        "GovernorNonexistentProposal",
      );
    }
  });

  it("take a text of 1,024 bytes and refuse one more", async () => {
    const c = await loadFixture(filedPoll);
    const long = "é".repeat(512);
    await expectRefused(
      () => c.record(`${long}!`),
      c.archive,
      "ArchiveTextTooLong",
      ...[1_025, 1_024],
    );
    const fresh = await loadFixture(foundCoalition);
    const calls = [await poll(fresh, long, "Long")];
    await expect(passMotion(fresh, calls, "Long")).to.emit(fresh.archive, "PollRecorded");
  });

  it("may be given notice of: nobody voted, and it passed", async () => {
    const c = await loadFixture(foundCoalition);
    const calls = [await poll(c, QUESTION, "Notice")];
    await c.notices.give(...unzip(calls), "Notice");
    const id = await c.governor.getProposalId(...unzip(calls), hash("Notice"));
    const motion = { id, mover: c.founders[0]!, calls, description: "Notice" };
    await secondMotion(c, motion);
    await closeVote(c, motion);
    await expect(execute(c, motion))
      .to.emit(c.archive, "PollRecorded")
      .withArgs(id, QUESTION, true, 0, [
        [0n, 0n],
        [0n, 0n],
      ]);
  });
});
