import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  isPoll,
  motionPhase,
  pollOf,
  readMotion,
  readMotions,
  readTexts,
  recordPoll,
  recordResolution,
  type Call,
  type Motion,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import {
  closeVote,
  openVote,
  queueMotion,
  secondMotion,
  unzip,
  type FiledMotion,
} from "../../fixture/motions.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}
type SetUp = Awaited<ReturnType<typeof setUp>>;

type Act = (
  mover: SetUp["dao"]["signers"][number],
  lists: [string[], bigint[], string[], string],
) => Promise<unknown>;

/** Files calls in whatever way, and says what was filed. */
async function file(
  { dao, contracts }: SetUp,
  title: string,
  act: Act,
  { mover = 0, call = undefined as Call | undefined } = {},
): Promise<FiledMotion> {
  const description = `# ${title}`;
  const { target, value, calldata } = call ?? recordResolution(contracts, title);
  const calls = [{ target, value, data: calldata }];
  const signer = dao.signers[mover]!;
  await act(signer, [...unzip(calls), description]);
  const id = await dao.governor.getProposalId(...unzip(calls), ethers.id(description));
  return { id, mover: signer, calls, description };
}

async function discussed() {
  const set = await setUp();
  const { dao } = set;
  const motion = await file(set, "June", (mover, lists) =>
    dao.governor.connect(mover).propose(...lists),
  );
  const amending: Act = (mover, lists) => dao.amendments.connect(mover).amend(motion.id, ...lists);
  const july = await file(set, "July", amending, { mover: 1 });
  const august = await file(set, "August", amending, { mover: 2 });
  return { ...set, motion, july, august };
}

const optionsOf = ({ options }: Motion) =>
  options.map(({ number, title, standing, dropped }) => [number, title, standing, dropped]);

describe("readMotions, with amendments", () => {
  it("lists motions, and what amends them among their options", async () => {
    const { contracts, motion, july, august } = await loadFixture(discussed);
    const [only, second] = await readMotions(contracts, RANGE);
    expect(second).to.equal(undefined);
    expect(only).to.deep.include({
      id: motion.id,
      kind: "motion",
      amends: undefined,
      amended: false,
      ballots: 0n,
      winner: undefined,
    });
    expect(optionsOf(only!)).to.deep.equal([
      [1, "June", false, "not seconded"],
      [undefined, "July", false, "not seconded"],
      [undefined, "August", false, "not seconded"],
    ]);
    const texts = await readTexts(contracts, RANGE);
    expect(texts.map(({ id, kind }) => [id, kind])).to.deep.equal([
      [motion.id, "motion"],
      [july.id, "rival"],
      [august.id, "rival"],
    ]);
    expect(texts[1]).to.deep.include({ amends: motion.id, options: [], preferred: [] });
    expect((await readMotion(contracts, july.id, RANGE)).title).to.equal("July");
  });

  it("numbers options as they get their seconds, whatever the order of filing", async () => {
    const { dao, contracts, motion, july, august } = await loadFixture(discussed);
    await secondMotion(dao, august);
    expect(optionsOf(await readMotion(contracts, motion.id, RANGE))).to.deep.equal([
      [1, "June", false, "not seconded"],
      [2, "August", true, undefined],
      [undefined, "July", false, "not seconded"],
    ]);
    await secondMotion(dao, motion);
    await secondMotion(dao, july);
    const read = await readMotion(contracts, motion.id, RANGE);
    expect(read.amended).to.equal(true);
    expect(optionsOf(read)).to.deep.equal([
      [1, "June", true, undefined],
      [2, "August", true, undefined],
      [3, "July", true, undefined],
    ]);
  });

  it("shows what is about to take a place, and what took it", async () => {
    const { dao, contracts, motion, july } = await loadFixture(discussed);
    await secondMotion(dao, motion);
    await secondMotion(dao, july);
    await dao.amendments.accept(july.id);
    const pending = (await readMotion(contracts, motion.id, RANGE)).options[0]!.pending;
    expect(pending).to.include({ text: july.id, editorial: false });
    await time.increaseTo(pending!.until + 1n);
    const read = await readMotion(contracts, motion.id, RANGE);
    expect(optionsOf(read)).to.deep.equal([
      [1, "July", true, undefined],
      [2, "July", false, "accepted"],
      [undefined, "August", false, "not seconded"],
    ]);
    expect(read.options[0]).to.include({ origin: motion.id, text: july.id });
    const own = await readTexts(contracts, RANGE);
    // The motion as a whole is discussed; a text that lost its place is not.
    expect(own.map(({ phase }) => phase.phase)).to.deep.equal([
      "discussion",
      "discussion",
      "discussion",
    ]);
    const correction = await file(
      { dao, contracts },
      "August, in Geneva",
      (mover, lists) => dao.amendments.connect(mover).correct(motion.id, ...lists),
      { mover: 0, call: recordResolution(contracts, "August") },
    ).catch((error: unknown) => String(error));
    expect(correction).to.match(/AmendmentsAlreadyAccepted/);
  });

  it("knows a correction, and that it replaced what it corrects", async () => {
    const set = await loadFixture(discussed);
    const { dao, contracts, motion } = set;
    await secondMotion(dao, motion);
    const corrected = await file(
      set,
      "June, in Geneva",
      (mover, lists) => dao.amendments.connect(mover).correct(motion.id, ...lists),
      { call: recordResolution(contracts, "June") },
    );
    expect(await readMotion(contracts, corrected.id, RANGE)).to.deep.include({
      kind: "correction",
      amends: motion.id,
      corrects: motion.id,
      secondsNeeded: 0,
    });
    await time.increase(86_401);
    const [own] = (await readMotion(contracts, motion.id, RANGE)).options;
    expect(own).to.include({ title: "June, in Geneva", text: corrected.id, origin: motion.id });
    await dao.amendments
      .connect(dao.signers[0])
      .correct(motion.id, ...unzip(motion.calls), "# June, in Nairobi");
    await dao.amendments.connect(dao.signers[5]!).object(motion.id, "Too far.");
    const texts = await readTexts(contracts, RANGE);
    expect(texts.at(-1)!.phase.phase).to.equal("replaced");
    const replaced = await readMotion(contracts, motion.id, RANGE);
    expect([replaced.state, replaced.phase.phase]).to.deep.equal([2, "discussion"]);
  });

  it("stands where the text does that won", async () => {
    const { dao, contracts, motion, july } = await loadFixture(discussed);
    const phase = async () => (await readMotion(contracts, motion.id, RANGE)).phase.phase;
    await secondMotion(dao, motion);
    await secondMotion(dao, july);
    await openVote(dao, motion);
    expect(await phase()).to.equal("vote");
    for (const voter of dao.founders.slice(0, 4))
      await dao.governor.connect(voter).castVote(july.id, 1);
    const voted = await readMotion(contracts, motion.id, RANGE);
    expect(voted).to.include({ winner: july.id, ballots: 4n });
    expect(voted.preferred.map((row) => row.map(Number))).to.deep.equal([
      [0, 0, 0],
      [0, 0, 0],
      [4, 4, 0],
    ]);
    expect(optionsOf(voted).slice(0, 2)).to.deep.equal([
      [1, "June", true, "quorum"],
      [2, "July", true, undefined],
    ]);
    await closeVote(dao, motion);
    expect(await phase()).to.equal("succeeded");
    expect((await readMotion(contracts, motion.id, RANGE)).state).to.equal(3);
    await queueMotion(dao, july);
    expect(await phase()).to.equal("queued");
    await time.increaseTo(await dao.governor.proposalEta(july.id));
    expect(await phase()).to.equal("due");
  });

  it("stands on its rivals when the motion itself is withdrawn or lapses", async () => {
    const { dao, contracts, motion, july } = await loadFixture(discussed);
    await secondMotion(dao, july);
    await dao.governor.withdraw(motion.id);
    const read = async () => readMotion(contracts, motion.id, RANGE);
    expect(optionsOf(await read()).slice(0, 2)).to.deep.equal([
      [1, "June", false, "not seconded"],
      [2, "July", true, undefined],
    ]);
    expect((await read()).phase.phase).to.equal("discussion");
    await openVote(dao, motion);
    expect((await read()).phase.phase).to.equal("vote");
    await closeVote(dao, motion);
    expect((await read()).phase.phase).to.equal("defeated");
  });
});

describe("notices and polls", () => {
  it("a notice says how many objections it has, and when it passes", async () => {
    const set = await loadFixture(setUp);
    const { dao, contracts } = set;
    const notice = await file(set, "Notice", (mover, lists) =>
      dao.notices.connect(mover).give(...lists),
    );
    const phase = async () => (await readMotion(contracts, notice.id, RANGE)).phase;
    expect(await readMotion(contracts, notice.id, RANGE)).to.deep.include({
      kind: "notice",
      notice: { given: 0, needed: 2, contested: false },
    });
    expect(await phase()).to.include({ phase: "notice" });
    expect((await phase()).sentence).to.match(/^It needs 2 more seconds before .*, or it lapses/);
    await secondMotion(dao, notice);
    expect((await phase()).sentence).to.match(
      /^It passes by itself after .*, unless 2 more voters object\.$/,
    );
    await dao.notices.connect(dao.signers[5]!).object(notice.id, "No.");
    expect((await phase()).sentence).to.match(/unless 1 more voter objects\.$/);
    await dao.notices.connect(dao.signers[6]!).object(notice.id, "No.");
    expect(await phase()).to.include({ phase: "contested" });
    expect((await phase()).sentence).to.match(/^2 voters objected; the vote opens after/);
    await openVote(dao, notice);
    expect(await phase()).to.include({ phase: "vote" });
  });

  it("one that nobody contests passes, one without seconds lapses", async () => {
    const set = await loadFixture(setUp);
    const { dao, contracts } = set;
    const give: Act = (mover, lists) => dao.notices.connect(mover).give(...lists);
    const passing = await file(set, "Passing", give);
    const lapsing = await file(set, "Lapsing", give, { mover: 1 });
    await secondMotion(dao, passing);
    await openVote(dao, lapsing);
    const phases = (await readMotions(contracts, RANGE)).map(({ phase }) => phase.phase);
    expect(phases).to.deep.equal(["succeeded", "lapsed"]);
  });

  it("a poll is known by naming its own description", async () => {
    const set = await loadFixture(setUp);
    const { dao, contracts } = set;
    const propose: Act = (mover, lists) => dao.governor.connect(mover).propose(...lists);
    const call = recordPoll(contracts, "Once a year?", "# Poll");
    const poll = await file(set, "Poll", propose, { call });
    const other = recordPoll(contracts, "Once a year?", "# Another");
    const wrong = await file(set, "Not a poll", propose, { call: other, mover: 1 });
    expect((await readMotion(contracts, poll.id, RANGE)).kind).to.equal("poll");
    expect((await readMotion(contracts, wrong.id, RANGE)).kind).to.equal("motion");
    expect(call.summary[0]).to.equal('Records the poll "Once a year?" and its result.');
    expect(pollOf(call.calldata)).to.deep.equal({
      text: "Once a year?",
      descriptionHash: ethers.id("# Poll"),
    });
    expect(pollOf("0x12345678")).to.equal(undefined);
    expect(pollOf(call.calldata.slice(0, 20))).to.equal(undefined);
    for (const calls of [[], [call, call], [{ ...call, value: 1n }]])
      expect(isPoll(contracts, { calls, description: "# Poll" })).to.equal(false);
    const elsewhere = { ...call, target: contracts.addresses.governor };
    expect(isPoll(contracts, { calls: [elsewhere], description: "# Poll" })).to.equal(false);
  });
});

describe("motionPhase", () => {
  const input = {
    secondsGiven: 2,
    secondsNeeded: 2,
    opensAt: 100n,
    deadline: 200n,
    takeoverUntil: 0n,
    eta: 0n,
  };

  it("tells what was withdrawn from what was replaced", () => {
    expect(motionPhase({ ...input, state: 2 }, 300n).phase).to.equal("cancelled");
    expect(motionPhase({ ...input, state: 2, replaced: true }, 300n).phase).to.equal("replaced");
  });

  it("a withdrawn notice is up for taking over before anything else", () => {
    const notice = { given: 0, needed: 2, contested: false };
    const withdrawn = motionPhase({ ...input, state: 0, takeoverUntil: 90n, notice }, 50n);
    expect(withdrawn).to.include({ phase: "withdrawn", until: 90n });
  });
});
