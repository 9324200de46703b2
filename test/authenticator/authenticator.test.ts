import { expect } from "chai";
import { encodeBytes32String, id } from "ethers";
import {
  actArguments,
  buildPaper,
  papersDomain,
  signPaper,
  TYPE_HASHES,
  type SignedPaper,
  type VerbName,
  type PaperValues,
} from "../../core/authenticator/index.js";
import type { IAuthenticator } from "../../typechain-types/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import { foundReadyToSeal, foundUnsealed } from "../fixture/unsealed.js";
import type { Person } from "../conduct/case.js";

const WEEK = 7 * 86_400;

async function paperOf(
  authenticator: IAuthenticator,
  member: Person,
  verb: VerbName,
  values: PaperValues,
): Promise<SignedPaper> {
  const deadline = (await time.latest()) + WEEK;
  const paper = buildPaper(verb, values, { member: member.address, deadline });
  return signPaper(member, await papersDomain(authenticator), paper);
}

describe("Authenticator", () => {
  it("is what the directory says, and signs under the coalition's name", async () => {
    const { authenticator, directory, coalition } = await loadFixture(foundCoalition);
    expect(await directory.contractOf(encodeBytes32String("authenticator"))).to.equal(
      authenticator,
    );
    expect(await authenticator.directory()).to.equal(directory);
    const domain = await papersDomain(authenticator);
    expect([domain.name, domain.version]).to.deep.equal([
      `${coalition.shortName} Authenticator`,
      "1",
    ]);
    expect([domain.chainId, domain.verifyingContract]).to.deep.equal([
      31337n,
      await authenticator.getAddress(),
    ]);
  });

  it("enters in its journal who acted and what was cancelled, and nothing else", async () => {
    const { authenticator, founders, strangers } = await loadFixture(foundCoalition);
    const [member] = founders;
    const paper = await paperOf(authenticator, member!, "set-profile", { digest: id("profile") });
    const acting = await authenticator.connect(strangers[0]!).act(...actArguments(paper));
    await expectEntries(authenticator, acting, ["Acted"]);

    const cancelling = await authenticator.connect(member!).cancel(9n);
    await expect(cancelling).to.emit(authenticator, "PaperCancelled").withArgs(member!.address, 9n);
    await expectEntries(authenticator, cancelling, ["PaperCancelled"]);

    const both = await paperOf(authenticator, member!, "cancel-paper", { cancelledNonce: 10n });
    const cancelled = await authenticator.connect(strangers[0]!).act(...actArguments(both));
    await expectEntries(authenticator, cancelled, ["Acted", "PaperCancelled"]);
    const { count, head } = await replayJournal(authenticator);
    expect([count, head]).to.deep.equal([...(await authenticator.journal())]);
  });

  it("takes papers in any order and of many members in one block's time", async () => {
    const { authenticator, membership, founders, strangers } = await loadFixture(foundCoalition);
    const papers = await Promise.all(
      founders.map((member) =>
        paperOf(authenticator, member, "set-profile", { digest: id(member.address) }),
      ),
    );
    for (const paper of papers.reverse())
      await authenticator.connect(strangers[0]!).act(...actArguments(paper));
    for (const { address } of founders)
      expect(await membership.profileOf(address)).to.equal(id(address));
  });

  it("does nothing before the coalition is open, and is the first part that must be there", async () => {
    const c = await loadFixture(foundReadyToSeal);
    const at = await c.directory.listed(encodeBytes32String("authenticator"));
    const authenticator = await ethers.getContractAt("Authenticator", at);
    const [member] = await ethers.getSigners();
    const paper = await paperOf(authenticator, member!, "set-profile", { digest: id("profile") });
    await expect(authenticator.act(...actArguments(paper))).to.be.revertedWithCustomError(
      c.directory,
      "DirectoryNotSealed",
    );
    await c.directory.seal();
    await expect(authenticator.act(...actArguments(paper)))
      .to.emit(authenticator, "Acted")
      .withArgs(member!.address, TYPE_HASHES["set-profile"], paper.nonce);
  });

  it("must be listed before the parts that ask it", async () => {
    const { timelock, founder, parameters } = await loadFixture(foundUnsealed);
    const bare = await ethers.deployContract("Directory", [
      timelock,
      founder.address,
      parameters.uri,
    ]);
    for (const part of ["Archive", "Notices", "VouchAdmission"]) {
      const factory = await ethers.getContractFactory(part);
      const given = part === "VouchAdmission" ? [bare, 2] : [bare];
      await expect(factory.deploy(...given)).to.be.revertedWithCustomError(
        factory,
        "ActingNoAuthenticator",
      );
    }
  });

  it("is asked by those alone whom it calls: nobody else acts for a member", async () => {
    const { authenticator, membership, founders, strangers } = await loadFixture(foundCoalition);
    const [member] = founders;
    await expect(membership.connect(strangers[0]!).leave())
      .to.be.revertedWithCustomError(membership, "MembershipNotMember")
      .withArgs(strangers[0]!.address);
    expect(await authenticator.actor()).to.equal(ethers.ZeroAddress);
    expect(await membership.isMember(member!)).to.equal(true);
  });

  it("passes on the refusal of the part it calls, word by word, and leaves the paper good", async () => {
    const { authenticator, governor, founders, strangers } = await loadFixture(foundCoalition);
    const paper = await paperOf(authenticator, founders[0]!, "second-motion", { motion: 7n });
    await expect(authenticator.connect(strangers[0]!).act(...actArguments(paper)))
      .to.be.revertedWithCustomError(governor, "GovernorNonexistentProposal")
      .withArgs(7n);
    expect(await authenticator.isSpent(founders[0]!, paper.nonce)).to.equal(false);
  });

  it("refuses a vouch where the admission policy takes none", async () => {
    const { authenticator, founders, strangers } = await loadFixture(foundCoalition);
    const values = { candidate: strangers[1]!.address };
    const paper = await paperOf(authenticator, founders[0]!, "vouch", values);
    await expect(
      authenticator.connect(strangers[0]!).act(...actArguments(paper)),
    ).to.be.revertedWithCustomError(authenticator, "FailedCall");
  });
});
