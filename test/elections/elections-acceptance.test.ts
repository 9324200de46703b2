import { expect } from "chai";
import { id, Signature, ZeroHash } from "ethers";
import { ethers, loadFixture, time, type Coalition } from "../fixture/coalition.js";
import { becomeVoter } from "../fixture/people.js";
import { rendition } from "../fixture/renditions.js";
import { domainOf, signAcceptance } from "./signing.js";
import {
  callElection,
  CO_LEADER,
  foundWithCalendar,
  nominate,
  openBallot,
  proceed,
  Stage,
  stand,
  Status,
  writeStatement,
} from "./standing.js";

/** An election with anna, the first founder, nominated, seconded by cora and ready to accept. */
async function ready() {
  const c = await foundWithCalendar();
  const [anna, bert, cora, dora] = c.founders;
  const electionId = await callElection(c);
  await nominate(c, electionId, anna!, [cora!]);
  const statement = await writeStatement(c, electionId, anna!);
  const people = { anna: anna!, bert: bert!, cora: cora!, dora: dora! };
  return { c, ...people, electionId, statement };
}

const statusOf = async (c: Coalition, electionId: string, { address }: { address: string }) =>
  (await c.elections.nomineeOf(electionId, address)).status;

describe("Elections: acceptance", () => {
  it("makes a candidate of the nominee who accepts, with statement and conflicts on record", async () => {
    const { c, anna, electionId, statement } = await loadFixture(ready);
    await expect(c.elections.connect(anna).accept(electionId, statement, "board of a registrar"))
      .to.emit(c.elections, "NominationAccepted")
      .withArgs(electionId, anna.address, statement, "board of a registrar");
    expect(await c.elections.candidates(electionId)).to.deep.equal([anna.address]);
  });

  it("takes an acceptance in nobody else's name, and once", async () => {
    const { c, anna, bert, electionId, statement } = await loadFixture(ready);
    await expect(c.elections.connect(bert).accept(electionId, statement, "none"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, bert.address, Status.None);
    await c.elections.connect(anna).accept(electionId, statement, "none");
    await expect(c.elections.connect(anna).accept(electionId, statement, "none"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, anna.address, Status.Accepted);
  });

  it("refuses a nominee without seconds", async () => {
    const { c, bert, electionId } = await loadFixture(ready);
    await nominate(c, electionId, bert, []);
    const statement = await writeStatement(c, electionId, bert);
    await expect(c.elections.connect(bert).accept(electionId, statement, "none"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsSecondsMissing")
      .withArgs(electionId, bert.address, 0, 1);
  });

  it("refuses a statement that is missing, another's, superseded or withdrawn", async () => {
    const { c, anna, bert, electionId, statement } = await loadFixture(ready);
    const refuse = async (given: string, current: string) =>
      expect(c.elections.connect(anna).accept(electionId, given, "none"))
        .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatement")
        .withArgs(electionId, anna.address, given, current);
    await refuse(ZeroHash, statement);
    await refuse(await writeStatement(c, electionId, bert), statement);
    const second = await writeStatement(c, electionId, anna);
    await refuse(statement, second);
    const name = await c.elections.statementName(electionId);
    const documentId = await c.archive.documentIdOf(anna.address, 10, name);
    await c.archive.connect(anna).withdraw(documentId, 2, "not mine");
    await refuse(second, ZeroHash);
  });

  it("refuses a nominee who never deposited anything", async () => {
    const { c, bert, dora, electionId } = await loadFixture(ready);
    await nominate(c, electionId, bert, [dora]);
    await expect(c.elections.connect(bert).accept(electionId, ZeroHash, "none"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatement")
      .withArgs(electionId, bert.address, ZeroHash, ZeroHash);
  });

  it("wants conflicts of interest in 1 to 512 bytes", async () => {
    const { c, anna, electionId, statement } = await loadFixture(ready);
    for (const length of [0, 513]) {
      await expect(c.elections.connect(anna).accept(electionId, statement, "x".repeat(length)))
        .to.be.revertedWithCustomError(c.elections, "ElectionsTextLength")
        .withArgs(length, 512);
    }
    await c.elections.connect(anna).accept(electionId, statement, "x".repeat(512));
  });

  it("takes silence for refusal: nothing is accepted after the period", async () => {
    const { c, anna, electionId, statement } = await loadFixture(ready);
    const { acceptanceUntil } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(acceptanceUntil + 1n);
    await expect(c.elections.connect(anna).accept(electionId, statement, "none"))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Reckoning);
  });

  it("is final when declined", async () => {
    const { c, anna, electionId, statement } = await loadFixture(ready);
    await expect(c.elections.connect(anna).decline(electionId))
      .to.emit(c.elections, "NominationDeclined")
      .withArgs(electionId, anna.address);
    for (const attempt of [
      () => c.elections.connect(anna).accept(electionId, statement, "none"),
      () => c.elections.connect(anna).nominate(electionId, anna),
      () => c.elections.connect(anna).decline(electionId),
      () => c.elections.connect(anna).withdraw(electionId),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
        .withArgs(electionId, anna.address, Status.Declined);
    }
  });

  it("lets a candidate withdraw until the ballot is open, and not after", async () => {
    const { c, anna, bert, dora, electionId, statement } = await loadFixture(ready);
    await c.elections.connect(anna).accept(electionId, statement, "none");
    await stand(c, electionId, bert, dora);
    await proceed(c, electionId);
    const { opensAt } = await c.elections.election(electionId);
    await time.setNextBlockTimestamp(opensAt + 10n);
    await expect(c.elections.connect(anna).withdraw(electionId))
      .to.emit(c.elections, "CandidateWithdrawn")
      .withArgs(electionId, anna.address);
    await c.elections.openBallot(electionId);
    expect(await c.elections.candidates(electionId)).to.deep.equal([bert.address]);
    await expect(c.elections.connect(bert).withdraw(electionId))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStage")
      .withArgs(electionId, Stage.Ballot);
  });

  it("keeps the others in their order when one of them withdraws", async () => {
    const { c, anna, bert, cora, dora } = await loadFixture(ready);
    const electionId = await callElection(c, CO_LEADER);
    const seconders = c.founders.slice(8);
    for (const [index, person] of [anna, bert, cora, dora].entries()) {
      await stand(c, electionId, person, seconders[index]!);
    }
    await c.elections.connect(bert).withdraw(electionId);
    const left = [anna, cora, dora].map(({ address }) => address);
    expect(await c.elections.candidates(electionId)).to.deep.equal(left);
    await openBallot(c, electionId);
    expect(await c.elections.candidates(electionId)).to.deep.equal(left);
  });
});

describe("Elections: signed acceptance", () => {
  it("takes it from anybody, in 65 or 64 bytes, under a domain that is set", async () => {
    const { c, anna, electionId, statement } = await loadFixture(ready);
    const domain = await domainOf(c.elections);
    expect(domain).to.deep.equal({
      name: "Coalition Elections",
      version: "1",
      chainId: 31337n,
      verifyingContract: await c.elections.getAddress(),
    });
    const acceptance = { electionId, nominee: anna.address, statement, conflicts: "none" };
    const whole = await signAcceptance(domain, anna, acceptance);
    const short = Signature.from(whole).compactSerialized;
    const send = (signature: string) =>
      c.elections
        .connect(c.strangers[0]!)
        .acceptBySig(electionId, anna, statement, "none", signature);
    await send(whole);
    expect(await statusOf(c, electionId, anna)).to.equal(Status.Accepted);
    await expect(send(short))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, anna.address, Status.Accepted);
  });

  it("refuses another key, another text, another election and another contract", async () => {
    const { c, anna, bert, electionId, statement } = await loadFixture(ready);
    const domain = await domainOf(c.elections);
    const acceptance = { electionId, nominee: anna.address, statement, conflicts: "none" };
    const elsewhere = { ...domain, verifyingContract: await c.ballotBox.getAddress() };
    for (const signature of [
      await signAcceptance(domain, bert, acceptance),
      await signAcceptance(domain, anna, { ...acceptance, conflicts: "some" }),
      await signAcceptance(domain, anna, { ...acceptance, electionId: id("another") }),
      await signAcceptance(domain, anna, { ...acceptance, nominee: bert.address }),
      await signAcceptance(elsewhere, anna, acceptance),
      await signAcceptance({ ...domain, chainId: 1n }, anna, acceptance),
      "0x",
    ]) {
      await expect(c.elections.acceptBySig(electionId, anna, statement, "none", signature))
        .to.be.revertedWithCustomError(c.elections, "ElectionsInvalidSignature")
        .withArgs(anna.address);
    }
  });

  it("cannot be sent again to bring back a candidate who withdrew or declined", async () => {
    const { c, anna, bert, dora, electionId, statement } = await loadFixture(ready);
    const domain = await domainOf(c.elections);
    const acceptance = { electionId, nominee: anna.address, statement, conflicts: "none" };
    const signature = await signAcceptance(domain, anna, acceptance);
    const send = () => c.elections.acceptBySig(electionId, anna, statement, "none", signature);
    await send();
    await c.elections.connect(anna).withdraw(electionId);
    await expect(send())
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, anna.address, Status.Withdrawn);
    await expect(c.elections.connect(bert).nominate(electionId, anna))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, anna.address, Status.Withdrawn);

    await nominate(c, electionId, bert, [dora]);
    const theirs = await writeStatement(c, electionId, bert);
    const signed = { electionId, nominee: bert.address, statement: theirs, conflicts: "none" };
    const early = await signAcceptance(domain, bert, signed);
    await c.elections.connect(bert).decline(electionId);
    await expect(c.elections.acceptBySig(electionId, bert, theirs, "none", early))
      .to.be.revertedWithCustomError(c.elections, "ElectionsWrongStatus")
      .withArgs(electionId, bert.address, Status.Declined);
  });

  it("asks a contract wallet (ERC-1271), and survives every answer", async () => {
    const { c, bert, cora } = await loadFixture(ready);
    const wallet = await ethers.deployContract("ContractWallet", [bert.address]);
    const address = await wallet.getAddress();
    const join = async (target: { getAddress(): Promise<string> }, data: string) =>
      wallet.run(await target.getAddress(), data);
    const { versionId } = await c.archive.currentCode();
    await join(c.membership, c.membership.interface.encodeFunctionData("join", [0, versionId]));
    await time.increase((await c.membership.waitingPeriod()) + 1n);
    await c.membership.enrol([address]);
    const electionId = await callElection(c, CO_LEADER);
    await c.elections.connect(cora).nominate(electionId, address);
    await c.elections.connect(cora).second(electionId, address);
    const name = await c.elections.statementName(electionId);
    const text = await rendition("# A contract stands\n");
    const deposit = [10, name, ZeroHash, [text]] as const;
    await join(c.archive, c.archive.interface.encodeFunctionData("deposit", deposit as never));
    const documentId = await c.archive.documentIdOf(address, 10, name);
    const { versionId: statement } = await c.archive.currentVersion(documentId);

    const acceptance = { electionId, nominee: address, statement, conflicts: "none" };
    const signature = await signAcceptance(await domainOf(c.elections), bert, acceptance);
    const send = () =>
      c.elections.acceptBySig(electionId, address, statement, "none", signature, {
        gasLimit: 5_000_000,
      });
    for (const answer of [1, 2, 3, 5]) {
      await wallet.setAnswer(answer);
      await expect(send()).to.be.revertedWithCustomError(c.elections, "ElectionsInvalidSignature");
    }
    await wallet.setAnswer(0);
    await send();
    expect(await c.elections.candidates(electionId)).to.deep.equal([address]);
  });

  it("needs a nominee who is still a voter", async () => {
    const { c, anna, electionId, statement } = await loadFixture(ready);
    const acceptance = { electionId, nominee: anna.address, statement, conflicts: "none" };
    const signature = await signAcceptance(await domainOf(c.elections), anna, acceptance);
    await c.membership.connect(anna).leave();
    const send = () => c.elections.acceptBySig(electionId, anna, statement, "none", signature);
    await expect(send()).to.be.revertedWithCustomError(c.elections, "ElectionsNotEligible");
    await becomeVoter(c, anna);
    await send();
  });
});
