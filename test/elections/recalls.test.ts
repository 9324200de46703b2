import { expect } from "chai";
import { id } from "ethers";
import { loadFixture, time } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { becomeVoter, newcomers } from "../fixture/people.js";
import { petition, RecallStage, withArchivist } from "./recalling.js";
import { ARCHIVIST, CO_LEADER, DAY } from "./standing.js";

describe("Recalls: petition", () => {
  it("collects signatures, the petitioner's first, and opens the vote at the last that is needed", async () => {
    const { c, anna, bert } = await loadFixture(withArchivist);
    const filing = await c.recalls.connect(bert).petitionRecall(ARCHIVIST, anna, "shut");
    await expectEntries(c.recalls, filing, ["RecallPetitioned", "RecallSigned"]);
    const { term } = await c.offices.termOf(ARCHIVIST, anna);
    const recallId = await c.recalls.latestRecall(ARCHIVIST, anna, term.from);
    const recall = await c.recalls.recallOf(recallId);
    expect([recall.needed, recall.quorum, recall.signatures]).to.deep.equal([5n, 3n, 1n]);
    expect(await c.recalls.hasSigned(recallId, bert)).to.equal(true);
    expect(await c.recalls.hasSigned(recallId, anna)).to.equal(false);
    for (const founder of c.founders.slice(2, 5)) {
      await c.recalls.connect(founder).signPetition(recallId);
    }
    expect(await c.recalls.stage(recallId)).to.equal(RecallStage.Petition);
    const last = await c.recalls.connect(c.founders[5]!).signPetition(recallId);
    const closesAt = BigInt((await last.getBlock())!.timestamp) + 14n * DAY;
    await expect(last).to.emit(c.recalls, "RecallVoteOpened").withArgs(recallId, closesAt);
    expect(await c.recalls.stage(recallId)).to.equal(RecallStage.Vote);
    const paper = await c.ballotBox.paper(recallId);
    expect(paper.alternatives).to.equal(2);
    expect(paper.snapshot).to.equal(recall.filedAt - 1n);
    const [opened] = await c.ballotBox.queryFilter(c.ballotBox.filters.BallotOpened(recallId));
    expect(opened!.args.candidates).to.deep.equal([await c.recalls.getAddress()]);
  });

  it("needs ten percent of a larger electorate", async () => {
    const { c } = await loadFixture(withArchivist);
    const crowd = await newcomers(41);
    for (const person of crowd) {
      const { versionId } = await c.archive.currentCode();
      await c.membership.connect(person).join(0, versionId);
    }
    await time.increase((await c.membership.waitingPeriod()) + 1n);
    await c.membership.enrol(crowd.map(({ address }) => address));
    await time.increase(1);
    const recallId = await petition(c);
    const { needed, quorum } = await c.recalls.recallOf(recallId);
    expect([needed, quorum]).to.deep.equal([6n, 6n]);
  });

  it("never needs more signatures than there are voters", async () => {
    const { c, anna } = await loadFixture(withArchivist);
    for (const founder of c.founders.slice(3)) await c.membership.connect(founder).leave();
    const recallId = await petition(c);
    await c.recalls.connect(anna).signPetition(recallId);
    await c.recalls.connect(c.founders[2]!).signPetition(recallId);
    expect(await c.recalls.stage(recallId)).to.equal(RecallStage.Vote);
  });

  it("lapses after 30 days, and may be filed again", async () => {
    const { c } = await loadFixture(withArchivist);
    const recallId = await petition(c);
    const { petitionUntil, filedAt } = await c.recalls.recallOf(recallId);
    expect(petitionUntil - filedAt).to.equal(30n * DAY);
    await time.setNextBlockTimestamp(petitionUntil);
    await c.recalls.connect(c.founders[2]!).signPetition(recallId);
    await time.setNextBlockTimestamp(petitionUntil + 1n);
    await expect(c.recalls.connect(c.founders[3]!).signPetition(recallId))
      .to.be.revertedWithCustomError(c.recalls, "RecallsWrongStage")
      .withArgs(recallId, RecallStage.Lapsed);
    expect(await petition(c)).not.to.equal(recallId);
  });

  it("refuses a second petition while one is open, who is no officer, and empty or long reasons", async () => {
    const { c, anna, bert } = await loadFixture(withArchivist);
    const recallId = await petition(c);
    await expect(c.recalls.connect(c.founders[2]!).petitionRecall(ARCHIVIST, anna, "me too"))
      .to.be.revertedWithCustomError(c.recalls, "RecallsOpen")
      .withArgs(recallId);
    for (const [office, person] of [
      [ARCHIVIST, bert],
      [CO_LEADER, anna],
    ] as const) {
      await expect(c.recalls.connect(bert).petitionRecall(office, person, "no"))
        .to.be.revertedWithCustomError(c.recalls, "RecallsNotOfficer")
        .withArgs(office, person.address);
    }
    for (const length of [0, 513]) {
      await expect(c.recalls.connect(bert).petitionRecall(ARCHIVIST, anna, "x".repeat(length)))
        .to.be.revertedWithCustomError(c.recalls, "RecallsReasonLength")
        .withArgs(length, 512);
    }
  });

  it("is for voters, who were voters before it was filed, once each", async () => {
    const { c, anna, bert } = await loadFixture(withArchivist);
    const stranger = c.strangers[0]!;
    await expect(c.recalls.connect(stranger).petitionRecall(ARCHIVIST, anna, "no"))
      .to.be.revertedWithCustomError(c.recalls, "RecallsNotVoter")
      .withArgs(stranger.address);
    const recallId = await petition(c);
    const [late] = await newcomers(1);
    await becomeVoter(c, late!);
    await c.membership.connect(c.founders[4]!).leave();
    for (const person of [stranger, late!, c.founders[4]!]) {
      await expect(c.recalls.connect(person).signPetition(recallId))
        .to.be.revertedWithCustomError(c.recalls, "RecallsNotVoter")
        .withArgs(person.address);
    }
    await expect(c.recalls.connect(bert).signPetition(recallId))
      .to.be.revertedWithCustomError(c.recalls, "RecallsAlreadySigned")
      .withArgs(recallId, bert.address);
    await c.membership.connect(bert).leave();
    await becomeVoter(c, bert);
    await expect(c.recalls.connect(bert).signPetition(recallId))
      .to.be.revertedWithCustomError(c.recalls, "RecallsAlreadySigned")
      .withArgs(recallId, bert.address);
    await expect(c.recalls.stage(id("none")))
      .to.be.revertedWithCustomError(c.recalls, "RecallsUnknown")
      .withArgs(id("none"));
  });
});
