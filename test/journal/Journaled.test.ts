import { expect } from "chai";
import { concat, dataSlice, keccak256, toBeHex, toUtf8Bytes, ZeroHash, zeroPadValue } from "ethers";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { EMPTY_HEAD, entriesOf, foldEntry, replayJournal } from "../fixture/journal.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { becomeVoter, join, waitOut } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { foundUnsealed } from "../fixture/unsealed.js";

/** ERC-7201: where every contract keeps its journal. */
function journalSlot(): string {
  const name = BigInt(keccak256(toUtf8Bytes("three-opens.journal"))) - 1n;
  const slot = BigInt(keccak256(zeroPadValue(toBeHex(name), 32)));
  return toBeHex(slot & ~0xffn, 32);
}

/** A coalition with a history: people came, left and came back, motions ran, documents were kept and withdrawn. */
async function livelyCoalition() {
  const c = await foundCoalition();
  const [ann, ben] = [c.strangers[0]!, c.strangers[1]!];
  await join(c, ann, 1);
  await join(c, ben, 2);
  await waitOut(c);
  await c.membership.enrol([ann.address, ben.address]);
  await c.membership.connect(ann).setProfile(keccak256("0x01"));
  await c.membership.connect(ann).leave();
  await becomeVoter(c, ann);
  const text = [await rendition("One.\n"), await rendition("Un.\n", { language: "fr" })];
  await c.archive.connect(ann).deposit(5, "ours", ZeroHash, text);
  const document = await c.archive.documentIdOf(ann.address, 5, "ours");
  await c.archive.connect(ann).withdraw(document, 1, "An error.");
  const { versionId: code } = await c.archive.currentCode();
  await passMotion(c, [
    await call(c.membership, "setWaitingPeriod", [20 * 86_400]),
    await call(c.membership, "remove", [ben.address, "As decided."]),
    await call(c.archive, "adoptStanding", [1, "code-of-conduct", code, [await rendition("2\n")]]),
    await call(c.directory, "setDaoURI", ["ipfs://new"]),
  ]);
  const { versionId: amended } = await c.archive.currentCode();
  await c.membership.connect(ann).acceptCode(amended);
  return c;
}

describe("Journaled", () => {
  describe("journal", () => {
    const names = [
      "membership",
      "archive",
      "directory",
      "rulebook",
      "offices",
      "elections",
    ] as const;
    for (const name of names) {
      it(`of the ${name} folds every event it ever emitted, and nothing else`, async () => {
        const contract = (await loadFixture(livelyCoalition))[name];
        const { count, head } = await contract.journal();
        expect(count).to.be.greaterThan(0n);
        expect(await replayJournal(contract)).to.deep.equal({ count, head });
      });

      it(`of the ${name} lies in the slot that a proof asks for`, async () => {
        const contract = (await loadFixture(livelyCoalition))[name];
        const { count, head } = await contract.journal();
        const word = await ethers.provider.getStorage(contract, journalSlot());
        expect(word).to.equal(concat([head, toBeHex(count, 4)]));
      });
    }

    it("changes its head if an entry is left out, repeated, altered or put in another place", async () => {
      const { membership } = await loadFixture(livelyCoalition);
      const address = await membership.getAddress();
      const logs = await ethers.provider.getLogs({ address, fromBlock: 0, toBlock: "latest" });
      const entries = entriesOf(membership, logs);
      const fold = (all: typeof entries) =>
        all.reduce((head, { kind, payload }) => foldEntry(head, kind, payload), EMPTY_HEAD);
      const { head } = await membership.journal();
      expect(fold(entries)).to.equal(head);

      const middle = Math.floor(entries.length / 2);
      const [entry, next] = [entries[middle]!, entries[middle + 1]!];
      expect([entry.kind, entry.payload]).to.not.deep.equal([next.kind, next.payload]);
      const flipped = toBeHex(BigInt(dataSlice(entry.payload, 0, 1)) ^ 1n, 1);
      const altered = { ...entry, payload: concat([flipped, dataSlice(entry.payload, 1)]) };
      for (const forged of [
        entries.toSpliced(middle, 1),
        entries.toSpliced(middle, 0, entry),
        entries.toSpliced(middle, 1, altered),
        entries.toSpliced(middle, 1, { ...entry, kind: ZeroHash }),
        entries.toSpliced(middle, 2, next, entry),
        entries.slice(0, -1),
        entries.slice(1),
      ]) {
        expect(fold(forged)).to.not.equal(head);
      }
    });

    it("is empty before the first event", async () => {
      const { directory } = await loadFixture(foundUnsealed);
      const archive = await ethers.deployContract("Archive", [directory]);
      expect(await archive.journal()).to.deep.equal([0n, EMPTY_HEAD]);
    });

    it("keeps nothing of what was refused or only asked", async () => {
      const c = await loadFixture(livelyCoalition);
      const before = await c.membership.journal();
      await expect(c.membership.connect(c.strangers[5]!).leave()).to.be.revertedWithCustomError(
        c.membership,
        "MembershipNotMember",
      );
      const asTimelock = c.membership.connect(await impersonateTimelock(c));
      await expect(asTimelock.setJoinsPerDay(9)).to.be.revertedWithCustomError(
        c.membership,
        "MembershipOutOfBounds",
      );
      await c.membership.enrol([c.strangers[5]!.address]);
      expect(await c.membership.journal()).to.deep.equal(before);
    });
  });
});
