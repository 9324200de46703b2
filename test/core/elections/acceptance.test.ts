import { expect } from "chai";
import { id, verifyTypedData } from "ethers";
import { documentKindIndex } from "../../../core/coalition/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  acceptanceTypedData,
  acceptNomination,
  acceptSignedNomination,
  annulElection,
  callElection,
  changeOffice,
  challengeResult,
  closeOffice,
  declineNomination,
  electionsDomain,
  findOffice,
  nominate,
  officeNames,
  openOffice,
  readDue,
  readOffices,
  resign,
  secondNominee,
  setElectionRules,
  setExclusion,
  signAcceptance,
  statementId,
  statementName,
  takeStep,
  withdrawCandidacy,
  type Act,
} from "../../../core/elections/index.js";
import { electionRulesOf } from "../../../core/elections/terms.js";
import {
  ARCHIVIST,
  callElection as called,
  CONDUCT,
  elect,
  nominate as stood,
  writeStatement,
} from "../../elections/standing.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { passMotion } from "../../fixture/motions.js";
import { refusalOf } from "../refusal.js";

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const send = (person: number, { to, data }: Act) =>
    dao.signers[person]!.sendTransaction({ to, data });
  return { dao, contracts, send };
}

async function nominated() {
  const setting = await setUp();
  const electionId = await called(setting.dao);
  const nominee = setting.dao.founders[0]!;
  await stood(setting.dao, electionId, nominee, [setting.dao.founders[1]!]);
  const statement = await writeStatement(setting.dao, electionId, nominee);
  return {
    ...setting,
    electionId,
    nominee,
    statement,
    election: { id: electionId, office: "archivist" },
  };
}

describe("an acceptance on paper", () => {
  it("is carried by anybody and names the nominee's own words", async () => {
    const { dao, contracts, send, electionId, nominee, statement, election } =
      await loadFixture(nominated);
    const acceptance = { electionId, statement, conflicts: "I chair another coalition." };
    const signature = await signAcceptance(nominee, contracts.elections, acceptance);
    const domain = await electionsDomain(contracts.elections);
    expect(domain).to.include({ name: "Coalition Elections", version: "1" });
    const { types, message } = acceptanceTypedData(domain, {
      ...acceptance,
      nominee: nominee.address,
    });
    expect(verifyTypedData(domain, types, message, signature)).to.equal(nominee.address);

    const carry = (changes: object) =>
      acceptSignedNomination(contracts, election, {
        ...acceptance,
        nominee: nominee.address,
        signature,
        ...changes,
      });
    for (const changed of [
      { conflicts: "none" },
      { nominee: dao.founders[1]!.address },
      { signature: await signAcceptance(dao.founders[1]!, contracts.elections, acceptance) },
    ])
      await expect(send(15, carry(changed))).to.be.revertedWithCustomError(
        dao.elections,
        "ElectionsInvalidSignature",
      );
    const sent = await send(15, carry({}));
    await expect(sent)
      .to.emit(dao.elections, "NominationAccepted")
      .withArgs(electionId, nominee.address, statement, acceptance.conflicts);
    // Once withdrawn, the paper puts nobody back.
    await send(0, withdrawCandidacy(contracts, election));
    await expect(send(15, carry({}))).to.be.revertedWithCustomError(
      dao.elections,
      "ElectionsWrongStatus",
    );
  });

  it("is refused without a word about conflicts, or with too many", async () => {
    const { contracts, statement, election } = await loadFixture(nominated);
    const accept = (conflicts: string) => () =>
      acceptNomination(contracts, election, { statement, conflicts });
    expect((await refusalOf(accept(""), "TEXT_MISSING")).hint).to.contain('"none"');
    await refusalOf(accept("x".repeat(513)), "TEXT_TOO_LONG");
    await refusalOf(
      () => acceptNomination(contracts, election, { statement: "0x12", conflicts: "none" }),
      "HASH_MALFORMED",
    );
  });

  it("is about a document whose name and id are the contract's", async () => {
    const { dao, electionId, nominee } = await loadFixture(nominated);
    expect(statementName(electionId)).to.equal(await dao.elections.statementName(electionId));
    expect(statementId(electionId, nominee.address)).to.equal(
      await dao.archive.documentIdOf(
        nominee,
        documentKindIndex("nomination statement"),
        statementName(electionId),
      ),
    );
  });
});

describe("acts", () => {
  it("do what their sentence says", async () => {
    const { dao, contracts, send } = await loadFixture(setUp);
    const [anna, bert] = dao.founders;
    const call = callElection(contracts, { id: ARCHIVIST, name: "archivist" });
    expect(call.sentence).to.equal("Calls the election to archivist.");
    await send(15, call);
    const electionId = await dao.elections.latestElection(ARCHIVIST);
    const election = { id: electionId, office: "archivist" };
    await send(1, nominate(contracts, election, anna!.address));
    await send(1, nominate(contracts, election, bert!.address.toLowerCase()));
    await time.increase(1);
    const second = secondNominee(contracts, election, anna!.address);
    expect(second.sentence).to.equal(
      `Seconds ${anna!.address} in the election to archivist (${electionId.slice(0, 10)}…).`,
    );
    await send(2, second);
    const statement = await writeStatement(dao, electionId, anna!);
    await send(0, acceptNomination(contracts, election, { statement, conflicts: "none" }));
    await send(1, declineNomination(contracts, election));
    await time.increaseTo((await dao.elections.election(electionId)).acceptanceUntil + 1n);
    await send(15, takeStep(contracts, election, "proceed"));
    await time.increaseTo((await dao.elections.election(electionId)).opensAt + 1n);
    await send(15, takeStep(contracts, election, "openBallot"));
    const ballotId = await dao.elections.ballotIdOf(electionId, 0);
    for (const voter of dao.founders.slice(0, 3))
      await dao.ballotBox.connect(voter).castBallot(ballotId, "0x0201", 1);
    await time.increaseTo((await dao.elections.election(electionId)).closesAt + 1n);
    await send(15, takeStep(contracts, election, "close"));
    await send(15, takeStep(contracts, election, "count"));
    await send(3, challengeResult(contracts, election, "I doubt it."));
    await time.increaseTo((await dao.elections.election(electionId)).settlesAt + 1n);
    await send(15, takeStep(contracts, election, "seat"));
    expect(await dao.offices.officers(ARCHIVIST)).to.deep.equal([anna!.address]);
    await send(0, resign(contracts, { id: ARCHIVIST, name: "archivist" }));
    expect(await dao.offices.officers(ARCHIVIST)).to.deep.equal([]);
    await refusalOf(() => nominate(contracts, election, "0x12"), "ADDRESS_MALFORMED");
    await refusalOf(() => challengeResult(contracts, election, ""), "TEXT_MISSING");
  });

  it("become motions where only the coalition may act", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const [before] = await readOffices(contracts);
    const rules = electionRulesOf(await dao.elections.electionRules());
    const terms = { ...before!.terms, seats: 3 };
    const actions = [
      openOffice(contracts, "treasurer", { ...terms, method: "approval" }),
      changeOffice(contracts, "archivist", terms),
      setExclusion(contracts, ["treasurer", "archivist"], true),
      closeOffice(contracts, "co-leader"),
      setElectionRules(contracts, { ...rules, secondsNeeded: 2 }),
    ];
    for (const { summary } of actions) expect(summary[0]).to.match(/^[A-Z].*\.$/);
    await passMotion(
      dao,
      actions.map(({ target, value, calldata }) => ({ target, value, data: calldata })),
    );
    const offices = await readOffices(contracts);
    const office = (name: string) => offices.find((each) => each.name === name);
    expect(office("treasurer")).to.deep.include({ open: true, excludes: ["archivist"] });
    expect(office("treasurer")!.terms).to.deep.include({ method: "approval", seats: 3 });
    expect(office("archivist")!.terms.seats).to.equal(3);
    expect(office("co-leader")!.open).to.equal(false);
    expect((await dao.elections.electionRules()).secondsNeeded).to.equal(2n);
  });

  it("annul a result by motion while it is held", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const action = annulElection(contracts, id("x"), "It was bent.");
    expect(action.target).to.equal(await dao.elections.getAddress());
    expect(action.summary.join("\n")).to.contain("It was bent.");
    await refusalOf(() => annulElection(contracts, id("x"), ""), "TEXT_MISSING");
  });
});

describe("offices", () => {
  it("are found by name, in any case, or by id, and suggested when nearly right", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    const names = await officeNames(contracts.offices, { fromBlock: 0 });
    expect([...names.values()]).to.deep.equal(dao.coalition.offices.map(({ name }) => name));
    expect(findOffice(names, "Conduct-Officer ")).to.equal(CONDUCT);
    expect(findOffice(names, CONDUCT)).to.equal(CONDUCT);
    const near = await refusalOf(() => findOffice(names, "conduct-oficer"), "OFFICE_UNKNOWN");
    expect(near.hint).to.equal('Did you mean "conduct-officer"?');
    const far = await refusalOf(() => findOffice(names, "pope"), "OFFICE_UNKNOWN");
    expect(far.hint).to.contain("archivist");
    const none = await refusalOf(() => findOffice(new Map(), "pope"), "OFFICE_UNKNOWN");
    expect(none.hint).to.contain("no offices");
  });

  it("tell who holds them, and when the next call is due", async () => {
    const { dao, contracts } = await loadFixture(setUp);
    expect((await readDue(contracts, ARCHIVIST)).seats).to.deep.equal([0]);
    const anna = dao.founders[0]!;
    await elect(dao, ARCHIVIST, [anna]);
    const archivist = (await readOffices(contracts)).find(({ id: each }) => each === ARCHIVIST)!;
    const { holder, next } = archivist.seats[0]!;
    expect(holder!.account).to.equal(anna.address);
    expect(next).to.equal(undefined);
    const { seats, at } = await readDue(contracts, ARCHIVIST);
    expect(seats).to.deep.equal([]);
    expect(at).to.equal(holder!.ends - (await dao.elections.lead()));
    await time.increaseTo(at!);
    expect((await readDue(contracts, ARCHIVIST)).seats).to.deep.equal([0]);
  });
});
