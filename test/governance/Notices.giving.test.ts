import { expect } from "chai";
import { anyValue } from "@nomicfoundation/hardhat-ethers-chai-matchers/withArgs";
import { id as hash, ZeroHash } from "ethers";
import { foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { call, fileMotion, impersonateTimelock, unzip, type Call } from "../fixture/motions.js";
import { join } from "../fixture/people.js";
import { expectFolded } from "./journal-entries.js";
import { bareNotice, giveNotice } from "./notice.js";
import { plain } from "./plain.js";
import { expectRefused } from "./refused.js";
import { PENDING } from "./states.js";

const DAY = 86_400n;

async function fixture() {
  const c = await foundCoalition();
  const calls = [await call(c.archive, "recordResolution", ["We meet."])];
  const give = (person = c.founders[0]!, its: Call[] = calls, description = "A notice") =>
    c.notices.connect(person).give(...unzip(its), description);
  return { ...c, calls, give };
}

/** Rules of the consent track, and voters who leave until so many are left. */
async function ruled(floor: number, share: number, voters = 12) {
  const c = await loadFixture(fixture);
  const rules = plain(await c.rulebook.deliberationRules());
  const book = c.rulebook.connect(await impersonateTimelock(c));
  await book.setDeliberationRules({ ...rules, consentFloor: floor, consentShare: share });
  for (const founder of c.founders.slice(voters)) await c.membership.connect(founder).leave();
  return c;
}

describe("Notices: giving notice", () => {
  it("files a motion of its own kind, and says how many objections would send it to a vote", async () => {
    const c = await loadFixture(fixture);
    const id = await c.governor.getProposalId(...unzip(c.calls), hash("A notice"));
    const { address } = c.founders[0]!;
    const given = await c.give();
    const opensAt = BigInt(await time.latest()) + 7n * DAY;
    await expect(given)
      .to.emit(c.governor, "ProposalCreated")
      .withArgs(
        ...[id, address, c.calls.map(({ target }) => target), [0n], [""]],
        ...[c.calls.map(({ data }) => data), opensAt, opensAt + 7n * DAY, "A notice"],
      );
    await expect(given).to.emit(c.governor, "MotionFiled").withArgs(id, address, 0, 2, anyValue);
    await expect(given).to.emit(c.notices, "NoticeGiven").withArgs(id, address, 2);
    await expectEntries(c.notices, given, ["NoticeGiven"]);
    expect(plain(await c.governor.motion(id))).to.deep.include({
      mover: address,
      class: 0n,
      secondsNeeded: 2n,
      opensAt,
      consent: true,
      contested: false,
      amended: false,
      withdrawn: false,
      amends: 0n,
    });
    expect(await c.governor.state(id)).to.equal(PENDING);
    expect(await c.governor.proposalProposer(id)).to.equal(address);
    expect(await c.governor.proposalDeadline(id)).to.equal(opensAt);
    expect(await c.notices.objections(id)).to.deep.equal([0n, 2n]);
  });

  it("leaves the trace of any motion in the governor's journal", async () => {
    const c = await loadFixture(fixture);
    const id = await c.governor.getProposalId(...unzip(c.calls), hash("A notice"));
    const digest = await c.timelock.codeDigest([await c.archive.getAddress()]);
    await expectFolded(c.governor, () => c.give(), [
      ["MotionFiled", [id, c.founders[0]!.address, 0, 2, digest]],
    ]);
  });

  it("is for voters: neither strangers, nor members who wait, nor voters who left", async () => {
    const c = await loadFixture(fixture);
    await join(c, c.strangers[1]!);
    await c.membership.connect(c.founders[11]!).leave();
    await time.increase(1);
    for (const person of [c.strangers[0]!, c.strangers[1]!, c.founders[11]!]) {
      await expectRefused(
        () => c.give(person),
        c.governor,
        "CoalitionGovernorNotVoter",
        ...[person.address, anyValue],
      );
    }
  });

  it("is never of anything fundamental", async () => {
    const c = await loadFixture(fixture);
    for (const calls of [
      [await call(c.rulebook, "setLiveMotionCap", [2])],
      [...c.calls, await call(c.archive, "withdraw", [ZeroHash, 1, "why"])],
      [await call(c.membership, "remove", [c.founders[1]!.address, "why"])],
      [{ ...c.calls[0]!, value: 1n }],
      [await call(c.notices, "give", [[], [], [], ""])],
    ]) {
      const act = () => c.give(c.founders[0], calls);
      await expectRefused(act, c.governor, "CoalitionGovernorTooWeighty", 1);
    }
  });

  it("counts as a live motion of its mover, and keeps within the cap", async () => {
    const c = await loadFixture(fixture);
    await c.give();
    const { address } = c.founders[0]!;
    expect(await c.governor.liveMotions(address)).to.equal(1n);
    const tooMany = [c.governor, "CoalitionGovernorTooManyLive", address, 1] as const;
    await expectRefused(() => c.give(c.founders[0], c.calls, "Another"), ...tooMany);
    await expectRefused(() => fileMotion(c, c.calls, "A motion"), ...tooMany);
  });

  it("is the mover's alone where the description names the mover", async () => {
    const c = await loadFixture(fixture);
    const theirs = `A notice #proposer=${c.founders[0]!.address.toLowerCase()}`;
    await expectRefused(
      () => c.give(c.founders[1], c.calls, theirs),
      c.governor,
      "GovernorRestrictedProposer",
      c.founders[1]!.address,
    );
    await c.give(c.founders[0], c.calls, theirs);
  });

  it("takes nothing that was filed before, as a notice or as a motion", async () => {
    const c = await loadFixture(bareNotice);
    const again = c.notices.connect(c.founders[1]!);
    const filed = await fileMotion(c, c.notice.calls, "A motion", c.founders[2]);
    for (const { id, calls, description } of [c.notice, filed]) {
      await expectRefused(
        () => again.give(...unzip(calls), description),
        c.governor,
        "GovernorUnexpectedProposalState",
        ...[id, PENDING, ZeroHash],
      );
    }
  });
});

describe("Notices: the objections it takes", () => {
  for (const [floor, share, voters, needed] of [
    [2, 100, 12, 2],
    [1, 100, 12, 1],
    [1, 0, 12, 1],
    [1, 1_000, 10, 1],
    [1, 1_000, 11, 2],
    [1, 833, 12, 1],
    [1, 834, 12, 2],
    [5, 1_000, 12, 5],
    [12, 0, 12, 12],
    [12, 0, 9, 9],
    [3, 0, 1, 1],
  ] as const) {
    it(`are ${needed} of ${voters} voters, by a floor of ${floor} and a share of ${share / 100} %`, async () => {
      const c = await ruled(floor, share, voters);
      await time.increase(1);
      expect(await c.rulebook.objectionsNeeded()).to.equal(BigInt(needed));
      const { id } = await giveNotice(c, c.calls);
      expect(await c.notices.objections(id)).to.deep.equal([0n, BigInt(needed)]);
    });
  }

  it("stay what they were when notice was given", async () => {
    const c = await loadFixture(bareNotice);
    const rules = plain(await c.rulebook.deliberationRules());
    const book = c.rulebook.connect(await impersonateTimelock(c));
    await book.setDeliberationRules({ ...rules, consentFloor: 5 });
    expect(await c.notices.objections(c.notice.id)).to.deep.equal([0n, 2n]);
    await c.object(8);
    await expect(c.object(9)).to.emit(c.notices, "NoticeContested");
  });
});
