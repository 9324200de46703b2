import { expect } from "chai";
import { connectCoalition } from "../../../../core/contracts/index.js";
import { formatMotionId } from "../../../../core/format/index.js";
import { undoneOf } from "../../../../web/places/home/undone-of.js";
import {
  callElection,
  foundWithCalendar,
  openBallot,
  ranksOf,
  stand,
} from "../../../elections/standing.js";
import { ethers, loadFixture } from "../../../fixture/coalition.js";
import { call, fileMotion } from "../../../fixture/motions.js";

async function busy() {
  const c = await foundWithCalendar();
  const electionId = await callElection(c);
  for (const i of [0, 1]) await stand(c, electionId, c.founders[i]!, c.founders[11 - i]!);
  const ballotId = await openBallot(c, electionId);
  const { calledAt } = await c.elections.election(electionId);
  const [mover] = c.founders;
  const calls = [await call(c.archive, "recordResolution", ["We resolve."])];
  const filed = await fileMotion(c, calls, "A motion", mover);
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const motion = { id: formatMotionId(filed.id), mover: mover!.address };
  const election = { calledAt: Number(calledAt), ballots: [{ ballotId }] as never };
  return { c, contracts, motion, election, ballotId };
}

describe("what waits for a member", () => {
  it("is an election's ballot until it is cast, and for who was a voter when it was called", async () => {
    const { c, contracts, election, ballotId } = await loadFixture(busy);
    const doable = { voting: [], needSeconds: [], ballots: [election] };
    const toRank = async (account: string) => (await undoneOf(contracts, account, doable)).toRank;
    const [, voter] = c.founders;
    expect(await toRank(voter!.address)).to.deep.equal([election]);
    expect(await toRank(c.strangers[0]!.address)).to.deep.equal([]);
    await c.ballotBox.connect(voter!).castBallot(ballotId, ranksOf([0, 1, 2]), 1);
    expect(await toRank(voter!.address)).to.deep.equal([]);
  });

  it("is a motion to second, for others than its mover, until they have", async () => {
    const { c, contracts, motion } = await loadFixture(busy);
    const doable = { voting: [], needSeconds: [motion], ballots: [] };
    const toSecond = async (account: string) =>
      (await undoneOf(contracts, account, doable)).toSecond;
    const [mover, other] = c.founders;
    expect(await toSecond(mover!.address)).to.deep.equal([]);
    expect(await toSecond(mover!.address.toLowerCase())).to.deep.equal([]);
    expect(await toSecond(other!.address)).to.deep.equal([motion]);
    await c.governor.connect(other!).second(motion.id);
    expect(await toSecond(other!.address)).to.deep.equal([]);
  });
});
