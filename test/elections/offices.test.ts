import { expect } from "chai";
import { encodeBytes32String, id, type BigNumberish } from "ethers";
import { ethers, loadFixture, networkHelpers, time, type Coalition } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { becomeVoter } from "../fixture/people.js";
import {
  APPEAL,
  ARCHIVIST,
  CO_LEADER,
  CONDUCT,
  DAY,
  elect,
  Eligibility,
  foundWithCalendar,
  termsOf,
  type Terms,
} from "./standing.js";

const terms = async (c: Coalition, changes: Partial<Terms> = {}) => termsOf(c, ARCHIVIST, changes);
const TERM_END = { Running: 0n, Resigned: 1n } as const;

describe("Offices: which there are", () => {
  it("are those of the coalition file, with their exclusions both ways", async () => {
    const c = await loadFixture(foundWithCalendar);
    const names = c.coalition.offices.map(({ name }) => name);
    expect(await c.offices.officeIds()).to.deep.equal(names.map((name) => id(name)));
    for (const { name, seats, cohorts, termsInRow, term } of c.coalition.offices) {
      const office = await c.offices.office(await c.offices.officeIdOf(name));
      expect(office.name).to.equal(name);
      expect(office.open).to.equal(true);
      const { terms } = office;
      expect([terms.seats, terms.cohorts, terms.termsInRow, terms.term]).to.deep.equal(
        [seats, cohorts, termsInRow, term].map(BigInt),
      );
    }
    expect((await c.offices.office(CONDUCT)).excluded).to.deep.equal([APPEAL]);
    expect((await c.offices.office(APPEAL)).excluded).to.deep.equal([CONDUCT]);
    expect((await c.offices.office(ARCHIVIST)).excluded).to.deep.equal([]);
    await expect(c.offices.office(id("king")))
      .to.be.revertedWithCustomError(c.offices, "OfficesUnknown")
      .withArgs(id("king"));
    expect(await c.offices.isOfficer(id("king"), c.founders[0]!)).to.equal(false);
  });

  it("are opened, changed, closed and opened again by motion, each in the journal", async () => {
    const c = await loadFixture(foundWithCalendar);
    const offices = c.offices.connect(await impersonateTimelock(c));
    const seer = id("seer");
    const opened = await offices.openOffice({ name: "seer", terms: await terms(c) });
    await expectEntries(c.offices, opened, ["OfficeOpened"]);
    await expect(offices.openOffice({ name: "seer", terms: await terms(c) }))
      .to.be.revertedWithCustomError(c.offices, "OfficesAlreadyOpen")
      .withArgs(seer);
    const changed = await offices.changeOffice(seer, await terms(c, { termsInRow: 5n }));
    await expectEntries(c.offices, changed, ["OfficeChanged"]);
    expect((await c.offices.termsOf(seer)).termsInRow).to.equal(5);
    await expectEntries(c.offices, await offices.closeOffice(seer), ["OfficeClosed"]);
    await expect(offices.closeOffice(seer))
      .to.be.revertedWithCustomError(c.offices, "OfficesNotOpen")
      .withArgs(seer);
    const again = await terms(c, { seats: 2n });
    await expect(offices.changeOffice(seer, again)).to.be.revertedWithCustomError(
      c.offices,
      "OfficesNotOpen",
    );
    await offices.openOffice({ name: "seer", terms: again });
    expect((await c.offices.officeIds()).filter((officeId) => officeId === seer)).to.have.lengthOf(
      1,
    );
    const [count, head] = await c.offices.journal();
    expect(await replayJournal(c.offices)).to.deep.equal({ count, head });
  });

  it("exclude each other by motion, never themselves, and cease to", async () => {
    const c = await loadFixture(foundWithCalendar);
    const offices = c.offices.connect(await impersonateTimelock(c));
    await expectEntries(c.offices, await offices.setExclusion(CONDUCT, ARCHIVIST, true), [
      "ExclusionSet",
    ]);
    expect((await c.offices.office(CONDUCT)).excluded).to.deep.equal([APPEAL, ARCHIVIST]);
    expect((await c.offices.office(ARCHIVIST)).excluded).to.deep.equal([CONDUCT]);
    await offices.setExclusion(APPEAL, CONDUCT, false);
    expect((await c.offices.office(CONDUCT)).excluded).to.deep.equal([ARCHIVIST]);
    expect((await c.offices.office(APPEAL)).excluded).to.deep.equal([]);
    await expect(offices.setExclusion(APPEAL, APPEAL, true))
      .to.be.revertedWithCustomError(c.offices, "OfficesSameOffice")
      .withArgs(APPEAL);
    await expect(offices.setExclusion(APPEAL, id("king"), true))
      .to.be.revertedWithCustomError(c.offices, "OfficesUnknown")
      .withArgs(id("king"));
  });

  it("keep within bounds that no motion moves", async () => {
    const c = await loadFixture(foundWithCalendar);
    const offices = c.offices.connect(await impersonateTimelock(c));
    const latest = BigInt(await time.latest());
    const farthest = 5n * 365n * DAY;
    const refused: [Partial<Terms>, string, BigNumberish, BigNumberish][] = [
      [{ seats: 0n }, "seats", 1, 9],
      [{ seats: 10n }, "seats", 1, 9],
      [{ cohorts: 0n }, "cohorts", 1, 1],
      [{ cohorts: 2n }, "cohorts", 1, 1],
      [{ termsInRow: 0n }, "termsInRow", 1, 10],
      [{ termsInRow: 11n }, "termsInRow", 1, 10],
      [{ term: 90n * DAY - 1n }, "term", 90n * DAY, farthest],
      [{ term: farthest + 1n }, "term", 90n * DAY, farthest],
      [{ firstTermAt: 0n }, "firstTermAt", 1, latest + 100n + farthest],
      [{ firstTermAt: latest + 101n + farthest }, "firstTermAt", 1, latest + 100n + farthest],
    ];
    for (const [changes, parameter, min, max] of refused) {
      const [value] = Object.values(changes);
      const changed = await terms(c, changes);
      // The bound of the first term moves with the clock; the node refuses to go back, so take a copy each time.
      const snapshot = await networkHelpers.takeSnapshot();
      await time.setNextBlockTimestamp(latest + 100n);
      await expect(offices.changeOffice(ARCHIVIST, changed))
        .to.be.revertedWithCustomError(c.offices, "OfficesOutOfBounds")
        .withArgs(encodeBytes32String(parameter), value, min, max);
      await snapshot.restore();
    }
    await expect(
      offices.changeOffice(ARCHIVIST, await terms(c, { method: 1n })),
    ).to.be.revertedWithCustomError(c.offices, "OfficesApprovalOfOne");
    for (const name of ["", "Chair", "-chair", "the chair", "x".repeat(65)]) {
      await expect(offices.openOffice({ name, terms: await terms(c) }))
        .to.be.revertedWithCustomError(c.offices, "OfficesInvalidName")
        .withArgs(name);
    }
  });

  it("are sixteen at most", async () => {
    const c = await loadFixture(foundWithCalendar);
    const offices = c.offices.connect(await impersonateTimelock(c));
    for (let i = (await c.offices.officeIds()).length; i < 16; ++i) {
      await offices.openOffice({ name: `office-${i}`, terms: await terms(c) });
    }
    await expect(offices.openOffice({ name: "one-more", terms: await terms(c) }))
      .to.be.revertedWithCustomError(c.offices, "OfficesOutOfBounds")
      .withArgs(encodeBytes32String("offices"), 17, 1, 16);
    // The last of them still excludes, and is excluded.
    await offices.setExclusion(CO_LEADER, id("office-15"), true);
    expect((await c.offices.office(CO_LEADER)).excluded).to.deep.equal([id("office-15")]);
    await offices.closeOffice(ARCHIVIST);
    await offices.openOffice({ name: "archivist", terms: await terms(c) });
  });

  it("obey nobody but the timelock, the elections and the recalls", async () => {
    const c = await loadFixture(foundWithCalendar);
    const stranger = c.strangers[0]!;
    const offices = c.offices.connect(stranger);
    const config = await terms(c);
    for (const act of [
      () => offices.openOffice({ name: "seer", terms: config }),
      () => offices.changeOffice(ARCHIVIST, config),
      () => offices.closeOffice(ARCHIVIST),
      () => offices.setExclusion(ARCHIVIST, CO_LEADER, true),
      () => offices.seat(ARCHIVIST, 1, [stranger], 0, config),
      () => offices.holdOver(ARCHIVIST, 1, 1),
      () => offices.recall(ARCHIVIST, stranger, 1),
    ]) {
      await expect(act())
        .to.be.revertedWithCustomError(c.offices, "OfficesUnauthorized")
        .withArgs(stranger.address);
    }
    const timelock = await impersonateTimelock(c);
    await expect(
      c.offices.connect(timelock).seat(ARCHIVIST, 1, [timelock], 0, config),
    ).to.be.revertedWithCustomError(c.offices, "OfficesUnauthorized");
  });
});

describe("Offices: who holds them", () => {
  it("lapse by the clock, to the second", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const { firstTermAt } = await termsOf(c, ARCHIVIST);
    await time.increaseTo(firstTermAt - 1n);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(true);
    await time.increaseTo(firstTermAt);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
    expect(await c.offices.officers(ARCHIVIST)).to.deep.equal([]);
  });

  it("are lost with the membership, and not found again by coming back", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    await c.membership.connect(anna!).leave();
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
    await becomeVoter(c, anna!);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
    expect((await c.elections.due(ARCHIVIST)).mask).to.equal(1);
    await expect(c.offices.connect(anna!).resign(ARCHIVIST))
      .to.be.revertedWithCustomError(c.offices, "OfficesNotOfficer")
      .withArgs(ARCHIVIST, anna!.address);
  });

  it("are lost on removal too", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    await c.membership.connect(await impersonateTimelock(c)).remove(anna!, "misconduct");
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
  });

  it("are given up by resigning, at once", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const resigning = await c.offices.connect(anna!).resign(ARCHIVIST);
    await expectEntries(c.offices, resigning, ["OfficerResigned"]);
    expect(await c.offices.isOfficer(ARCHIVIST, anna!)).to.equal(false);
    const { term } = await c.offices.termOf(ARCHIVIST, anna!);
    expect(term.end).to.equal(TERM_END.Resigned);
    expect(term.until).to.equal((await resigning.getBlock())!.timestamp);
    await expect(c.offices.connect(anna!).resign(ARCHIVIST)).to.be.revertedWithCustomError(
      c.offices,
      "OfficesNotOfficer",
    );
    expect((await c.elections.due(ARCHIVIST)).mask).to.equal(1);
  });

  it("stay with whoever holds them when the office is changed or closed", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, CO_LEADER, [anna!, bert!]);
    const offices = c.offices.connect(await impersonateTimelock(c));
    const fewer = await termsOf(c, CO_LEADER, { seats: 1n, cohorts: 1n });
    await offices.changeOffice(CO_LEADER, fewer);
    expect(await c.offices.officers(CO_LEADER)).to.deep.equal([anna!.address, bert!.address]);
    expect(await c.offices.seats(CO_LEADER)).to.have.lengthOf(2);
    await offices.closeOffice(CO_LEADER);
    expect(await c.offices.isOfficer(CO_LEADER, bert!)).to.equal(true);
  });

  it("cost the same to ask about, however much else there is", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert, cora] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const ask = () => c.offices.isOfficer.estimateGas(ARCHIVIST, anna!);
    const before = await ask();
    const offices = c.offices.connect(await impersonateTimelock(c));
    for (let i = 5; i < 16; ++i) {
      await offices.openOffice({ name: `office-${i}`, terms: await terms(c) });
    }
    await elect(c, CONDUCT, [anna!, bert!, cora!]);
    expect(await ask()).to.equal(before);
  });

  it("say of each account whether it may begin a term, and why not", async () => {
    const c = await loadFixture(foundWithCalendar);
    const [anna, bert] = c.founders;
    await elect(c, ARCHIVIST, [anna!]);
    const now = BigInt(await time.latest()) + 1n;
    const config = await terms(c);
    const ask = (person: { address: string }, from = now, officeId = ARCHIVIST) =>
      c.offices.eligibility(officeId, person.address, from, config);
    expect(await ask(bert!)).to.equal(Eligibility.Eligible);
    expect(await ask(c.strangers[0]!)).to.equal(Eligibility.NotVoter);
    expect(await ask(anna!)).to.equal(Eligibility.HoldsSeat);
    expect(await ask(anna!, config.firstTermAt - 1n)).to.equal(Eligibility.HoldsSeat);
    expect(await ask(anna!, config.firstTermAt)).to.equal(Eligibility.Eligible);
    await c.offices.connect(await impersonateTimelock(c)).closeOffice(ARCHIVIST);
    expect(await ask(bert!)).to.equal(Eligibility.OfficeClosed);
    await expect(ask(bert!, now, id("king"))).to.be.revertedWithCustomError(
      c.offices,
      "OfficesUnknown",
    );
  });

  it("cannot be built before the membership, nor the elections before their parts", async () => {
    const c = await loadFixture(foundWithCalendar);
    const timelock = await ethers.deployContract("CoalitionTimelock", [86_400, c.founders[0]!]);
    const bare = await ethers.deployContract("Directory", [timelock, c.founders[0]!, ""]);
    const papers = await ethers.deployContract("Authenticator", [bare, "Papers"]);
    await bare.list(ethers.encodeBytes32String("authenticator"), papers);
    const rules = c.parameters.electionRules;
    for (const [name, args] of [
      ["Offices", [bare, [], []]],
      ["OpenBallotBox", [bare]],
      ["Recalls", [bare]],
      ["Elections", [bare, rules]],
    ] as const) {
      await expect(ethers.deployContract(name, args as never)).to.be.revertedWithCustomError(
        c.directory,
        "DirectoryUnknown",
      );
    }
  });
});
