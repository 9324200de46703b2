import { expect } from "chai";
import { id, ZeroHash } from "ethers";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  type Action,
  closeList,
  openList,
  reinstate,
  setConductRules,
  suspend,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { refusalOf } from "../refusal.js";

const DAY = 86_400;

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const timelock = await impersonateTimelock(dao);
  /** Does what the timelock would do when the motion is executed. */
  const run = ({ target, value, calldata }: Action) =>
    timelock.sendTransaction({ to: target, value, data: calldata });
  return { dao, contracts, run };
}

describe("motions about lists", () => {
  it("open a list, close it by name or id, and open it again", async () => {
    const { dao, contracts, run } = await loadFixture(setUp);
    const list = id("accessibility");
    const opened = openList(contracts, "accessibility", "Access for all.");
    expect(opened.summary).to.deep.equal([
      'Opens the list "accessibility", or opens it again if it was closed, for "Access for all.".',
      "name: accessibility",
      "purpose: Access for all.",
    ]);
    await expect(run(opened))
      .to.emit(dao.lists, "ListOpened")
      .withArgs(list, "accessibility", "Access for all.");
    for (const given of ["accessibility", list]) {
      const closed = closeList(contracts, given);
      expect(closed.summary[0]).to.match(/^Closes the list 0x[0-9a-f]{8}…: .* nothing new/);
      expect(closed.summary[1]).to.equal(`list: ${list}`);
      await expect(run(closed)).to.emit(dao.lists, "ListClosed").withArgs(list);
      await run(openList(contracts, "accessibility", ""));
    }
    expect(openList(contracts, "x", "").summary[0]).to.contain("without saying what for");
  });

  it("are refused for names and purposes the contract would refuse", async () => {
    const { contracts } = await loadFixture(setUp);
    for (const name of ["", "-x", "Policy", "a b", "é", "x".repeat(65)])
      await refusalOf(() => openList(contracts, name, ""), "LIST_NAME_MALFORMED");
    await refusalOf(() => openList(contracts, "x", "é".repeat(257)), "TEXT_TOO_LONG");
    await refusalOf(() => openList(contracts, "x", "to\u202e nothing"), "TEXT_UNFIT");
    await refusalOf(() => openList(contracts, "x", "two\nlines"), "TEXT_UNFIT");
    await refusalOf(() => closeList(contracts, "General"), "LIST_NAME_MALFORMED");
    await refusalOf(() => closeList(contracts, `${ZeroHash}0`), "HASH_MALFORMED");
  });
});

describe("motions about conduct", () => {
  it("change the rules that are named and leave the rest", async () => {
    const { dao, contracts, run } = await loadFixture(setUp);
    const before = await dao.conduct.rules();
    const action = await setConductRules(contracts, { suspension: 7 * DAY, reportCap: 5 });
    expect(action.summary[0]).to.equal(
      "Sets the rules of conduct for cases reported from then on: reply 3 days, decision within 21 days, appeal within 14 days, hearing within 21 days, a rung leads to the next for 365 days, suspensions of at most 7 days, then 31 days, by motion 365 days, emergency hold 2 days, a new Code of Conduct accepted within 30 days, 4 to appeal together for somebody else, at most 5 undecided reports by one member.",
    );
    expect(action.summary).to.include("rules_.suspension: 604800 (7 days)");
    await run(action);
    const after = await dao.conduct.rules();
    expect([after.suspension, after.reportCap]).to.deep.equal([BigInt(7 * DAY), 5n]);
    expect([...after].filter((_, i) => i !== 5 && i !== 11)).to.deep.equal(
      [...before].filter((_, i) => i !== 5 && i !== 11),
    );
  });

  it("refuse what changes nothing, and what no motion can set", async () => {
    const { contracts } = await loadFixture(setUp);
    await refusalOf(() => setConductRules(contracts, {}), "NOTHING_TO_CHANGE");
    await refusalOf(() => setConductRules(contracts, { hold: 2 * DAY }), "NOTHING_TO_CHANGE");
    for (const change of [{ hold: 3 * DAY }, { suspension: 15 * DAY }, { appealVoters: 0 }])
      await refusalOf(() => setConductRules(contracts, change), "VALUE_OUT_OF_BOUNDS");
  });

  it("say for how long and in which case somebody is suspended, and reinstated", async () => {
    const { contracts } = await loadFixture(setUp);
    const caseId = id("case");
    expect(suspend(contracts, caseId, 300 * DAY).summary).to.deep.equal([
      `Suspends for 300 days the posting of whom case ${caseId.slice(0, 10)}… is about, the highest rung there is; votes and seat stay.`,
      `caseId: ${caseId}`,
      `length: ${300 * DAY} (300 days)`,
    ]);
    expect(reinstate(contracts, caseId).summary).to.deep.equal([
      `Ends at once the suspension of case ${caseId.slice(0, 10)}…; the step stays on record.`,
      `caseId: ${caseId}`,
    ]);
    for (const length of [0, 3_599, 366 * DAY, 1.5])
      await refusalOf(() => suspend(contracts, caseId, length), "VALUE_OUT_OF_BOUNDS");
    await refusalOf(() => suspend(contracts, "0x12", DAY), "HASH_MALFORMED");
    await refusalOf(() => reinstate(contracts, "case 1"), "HASH_MALFORMED");
  });
});
