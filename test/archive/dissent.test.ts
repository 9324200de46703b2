import { expect } from "chai";
import { id, toBeHex, ZeroHash, type Signer } from "ethers";
import { documentKindIndex } from "../../core/coalition/index.js";
import { foundCoalition, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
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
  type FiledMotion,
  type Votes,
} from "../fixture/motions.js";
import { becomeVoter } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { documentId, versionId } from "./ids.js";

const DISSENT = documentKindIndex("dissent");
const TIMELOCK = 2n * 86_400n;

async function filed() {
  const c = await foundCoalition();
  const motion = await fileMotion(c, [await call(c.archive, "recordResolution", ["We agree."])]);
  return { ...c, motion };
}

type Filed = Awaited<ReturnType<typeof filed>>;

/** The same motion when its vote has just closed. */
async function closed(votes: Votes): Promise<Filed> {
  const c = await filed();
  await secondMotion(c, c.motion);
  await openVote(c, c.motion);
  await castVotes(c, c.motion, votes);
  await closeVote(c, c.motion);
  return c;
}

const succeeded = () => closed({ for: 6, against: 3 });
const defeated = () => closed({ for: 3, against: 6 });
const quorumMissed = () => closed({ for: 2 });

async function queued() {
  const c = await succeeded();
  await queueMotion(c, c.motion);
  return { ...c, eta: await c.governor.proposalEta(c.motion.id) };
}

async function dissent(c: Coalition, motion: FiledMotion, voter: Signer, base = ZeroHash) {
  const text = [await rendition(`I dissent. ${base}\n`)];
  return c.archive.connect(voter).dissent(motion.id, base, text);
}

async function expectClosed(c: Filed) {
  await expect(dissent(c, c.motion, c.founders[7]!))
    .to.be.revertedWithCustomError(c.archive, "ArchiveDissentClosed")
    .withArgs(c.motion.id);
}

async function expectOpen(c: Filed) {
  await expect(dissent(c, c.motion, c.founders[7]!)).to.emit(c.archive, "DissentBound");
}

describe("Archive", () => {
  describe("dissent", () => {
    it("binds a voter's statement to the result, says so and enters it in the journal", async () => {
      const c = await loadFixture(succeeded);
      const voter = c.founders[7]!;
      const renditions = [await rendition("I dissent.\n")];
      const document = documentId(voter.address, DISSENT, toBeHex(c.motion.id, 32));
      const first = versionId(document, 1, ZeroHash, renditions);

      const dissenting = await c.archive.connect(voter).dissent(c.motion.id, ZeroHash, renditions);

      await expect(dissenting)
        .to.emit(c.archive, "DocumentOpened")
        .withArgs(document, voter.address, DISSENT, toBeHex(c.motion.id, 32));
      await expect(dissenting)
        .to.emit(c.archive, "VersionRecorded")
        .withArgs(document, 1, first, ZeroHash);
      await expect(dissenting)
        .to.emit(c.archive, "DissentBound")
        .withArgs(c.motion.id, document, voter.address);
      await expectEntries(c.archive, dissenting, [
        "DocumentOpened",
        "VersionRecorded",
        "RenditionRecorded",
        "DissentBound",
      ]);
      expect(await c.archive.dissentIdOf(voter.address, c.motion.id)).to.equal(document);
    });

    it("may be replaced by its author, who names what it replaces", async () => {
      const c = await loadFixture(succeeded);
      const voter = c.founders[7]!;
      await dissent(c, c.motion, voter);
      const document = await c.archive.dissentIdOf(voter.address, c.motion.id);
      const { versionId: first } = await c.archive.currentVersion(document);
      await expect(dissent(c, c.motion, voter, ZeroHash))
        .to.be.revertedWithCustomError(c.archive, "ArchiveBaseMismatch")
        .withArgs(document, first, ZeroHash);
      const replacing = await dissent(c, c.motion, voter, first);
      await expectEntries(c.archive, replacing, [
        "VersionRecorded",
        "RenditionRecorded",
        "DissentBound",
      ]);
      expect((await c.archive.document(document)).versions).to.equal(2);
    });

    it("is one of each voter's, and everybody's to give: who voted For, Against or not at all", async () => {
      const c = await loadFixture(succeeded);
      for (const voter of [c.founders[0]!, c.founders[7]!, c.founders[11]!]) {
        await dissent(c, c.motion, voter);
        const document = await c.archive.dissentIdOf(voter.address, c.motion.id);
        expect((await c.archive.document(document)).author).to.equal(voter.address);
      }
    });

    it("checks the content as any deposit", async () => {
      const c = await loadFixture(succeeded);
      const asVoter = c.archive.connect(c.founders[7]!);
      await expect(asVoter.dissent(c.motion.id, ZeroHash, []))
        .to.be.revertedWithCustomError(c.archive, "ArchiveRenditionCount")
        .withArgs(0, 12);
    });

    it("may be translated and withdrawn by its author", async () => {
      const c = await loadFixture(succeeded);
      const asVoter = c.archive.connect(c.founders[7]!);
      await dissent(c, c.motion, c.founders[7]!);
      const document = await c.archive.dissentIdOf(c.founders[7]!.address, c.motion.id);
      const french = await rendition("Je m'oppose.\n", { language: "fr", authentic: false });
      await asVoter.addRendition(document, 1, french);
      await asVoter.withdraw(document, 1, "I changed my mind.");
      expect((await c.archive.version(document, 1)).withdrawn).to.equal(true);
    });
  });

  describe("the time for dissent", () => {
    it("has not come while a motion is discussed or voted on", async () => {
      const c = await loadFixture(filed);
      await expectClosed(c);
      await secondMotion(c, c.motion);
      await openVote(c, c.motion);
      await expectClosed(c);
      await castVotes(c, c.motion, { for: 5 });
      await time.setNextBlockTimestamp(await c.governor.proposalDeadline(c.motion.id));
      await expectClosed(c);
    });

    it("comes with the close of the vote, a second after the deadline", async () => {
      const c = await loadFixture(filed);
      await secondMotion(c, c.motion);
      await openVote(c, c.motion);
      await castVotes(c, c.motion, { for: 5 });
      const deadline = await c.governor.proposalDeadline(c.motion.id);
      await time.setNextBlockTimestamp(deadline + 1n);
      await expectOpen(c);
    });

    it("lasts while a motion waits to be queued, however long", async () => {
      const c = await loadFixture(succeeded);
      await time.increase(400n * 86_400n);
      await expectOpen(c);
    });

    it("ends with the timelock of a motion that was queued", async () => {
      const c = await loadFixture(queued);
      await time.setNextBlockTimestamp(c.eta - 1n);
      await expectOpen(c);
      await time.setNextBlockTimestamp(c.eta);
      await expectClosed(c);
    });

    it("is over for what was executed", async () => {
      const c = await loadFixture(queued);
      await waitOutTimelock(c, c.motion);
      await executeMotion(c, c.motion);
      await expectClosed(c);
    });

    for (const [how, fixture] of Object.entries({
      "lost the vote": defeated,
      "missed quorum": quorumMissed,
    })) {
      it(`is as long for a motion that ${how} as its timelock would have been`, async () => {
        const c = await loadFixture(fixture);
        const deadline = await c.governor.proposalDeadline(c.motion.id);
        await expectOpen(c);
        await time.setNextBlockTimestamp(deadline + TIMELOCK);
        await expect(dissent(c, c.motion, c.founders[8]!)).to.emit(c.archive, "DissentBound");
        await time.setNextBlockTimestamp(deadline + TIMELOCK + 1n);
        await expectClosed(c);
      });
    }

    it("never comes for a motion that lapsed without seconds, or was withdrawn", async () => {
      const lapsed = await loadFixture(filed);
      await openVote(lapsed, lapsed.motion);
      await expectClosed(lapsed);

      const withdrawn = await loadFixture(filed);
      await withdrawn.governor.connect(withdrawn.motion.mover).withdraw(withdrawn.motion.id);
      await expectClosed(withdrawn);
      await openVote(withdrawn, withdrawn.motion);
      await expectClosed(withdrawn);
    });

    it("is unknown to a motion nobody filed", async () => {
      const c = await loadFixture(foundCoalition);
      const unknown = id("no motion");
      await expect(
        c.archive.connect(c.founders[0]!).dissent(unknown, ZeroHash, [await rendition()]),
      )
        .to.be.revertedWithCustomError(c.governor, "GovernorNonexistentProposal")
        .withArgs(unknown);
    });
  });

  describe("the electorate of a dissent", () => {
    it("holds neither strangers nor voters enrolled after the snapshot", async () => {
      const c = await loadFixture(succeeded);
      const late = c.strangers[1]!;
      await becomeVoter(c, late);
      for (const outsider of [c.strangers[0]!, late]) {
        await expect(dissent(c, c.motion, outsider))
          .to.be.revertedWithCustomError(c.archive, "ArchiveNotElector")
          .withArgs(outsider.address, c.motion.id);
      }
    });

    it("holds who left after the snapshot, and not who left before", async () => {
      const c = await loadFixture(filed);
      const [before, after] = [c.founders[7]!, c.founders[8]!];
      await secondMotion(c, c.motion);
      await c.membership.connect(before).leave();
      await openVote(c, c.motion);
      await c.membership.connect(after).leave();
      await castVotes(c, c.motion, { for: 5 });
      await closeVote(c, c.motion);
      await expect(dissent(c, c.motion, before))
        .to.be.revertedWithCustomError(c.archive, "ArchiveNotElector")
        .withArgs(before.address, c.motion.id);
      await expect(dissent(c, c.motion, after)).to.emit(c.archive, "DissentBound");
    });
  });
});
