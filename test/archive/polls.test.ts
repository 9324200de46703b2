import { expect } from "chai";
import { id } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import {
  call,
  castVotes,
  closeVote,
  executeMotion,
  fileMotion,
  openVote,
  queueMotion,
  secondMotion,
  waitOutTimelock,
  type Votes,
} from "../fixture/motions.js";

const QUESTION = "Shall we meet in May?";
const DESCRIPTION = "A poll";

/** A motion whose only act is to record its question and result. */
async function asked() {
  const c = await foundCoalition();
  const calls = [await call(c.archive, "recordPoll", [QUESTION, id(DESCRIPTION)])];
  const poll = await fileMotion(c, calls, DESCRIPTION);
  const record = (signer = c.strangers[0]!) =>
    c.archive.connect(signer).recordPoll(QUESTION, id(DESCRIPTION));
  const refused = (when: string) =>
    expect(record(), when)
      .to.be.revertedWithCustomError(c.archive, "ArchiveNoPollResult")
      .withArgs(poll.id);
  return { ...c, poll, record, refused };
}

async function seconded() {
  const c = await asked();
  await secondMotion(c, c.poll);
  return c;
}

type Poll = Awaited<ReturnType<typeof asked>>;

async function vote(c: Poll, votes: Votes) {
  await openVote(c, c.poll);
  await castVotes(c, c.poll, votes);
}

describe("Archive", () => {
  describe("recordPoll", () => {
    it("records what was carried when it executes, and never again", async () => {
      const c = await loadFixture(seconded);
      await vote(c, { for: 4, against: 1, abstain: 2 });
      await closeVote(c, c.poll);
      await c.refused("before it is queued");
      await queueMotion(c, c.poll);
      await waitOutTimelock(c, c.poll);
      await c.refused("before it is executed");
      const result = [7, [[0, 1], [4, 0]]] as const; // prettier-ignore
      await expect(executeMotion(c, c.poll))
        .to.emit(c.archive, "PollRecorded")
        .withArgs(c.poll.id, QUESTION, true, ...result);
      await c.refused("again");
    });

    it("records what was not carried by anyone's hand, once, and not before the vote is over", async () => {
      const c = await loadFixture(seconded);
      await c.refused("in the discussion");
      await vote(c, { for: 1, against: 3 });
      await c.refused("during the vote");
      await closeVote(c, c.poll);
      const result = [4, [[0, 3], [1, 0]]] as const; // prettier-ignore
      await expect(c.record())
        .to.emit(c.archive, "PollRecorded")
        .withArgs(c.poll.id, QUESTION, false, ...result);
      await c.refused("again");
    });

    it("records nothing of a poll that lapsed for want of seconds", async () => {
      const c = await loadFixture(asked);
      const { opensAt } = await c.governor.motion(c.poll.id);
      await time.increaseTo(opensAt + 1n);
      await c.refused("lapsed");
    });
  });
});
