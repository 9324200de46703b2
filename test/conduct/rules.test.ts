import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { loadFixture } from "../fixture/coalition.js";
import { expectEntries } from "../fixture/journal.js";
import { impersonateTimelock, passMotion, call } from "../fixture/motions.js";
import { expectRefused } from "../governance/refused.js";
import {
  DAY,
  foundWithOfficers,
  HOUR,
  RULE_NAMES,
  rulesOf,
  setRules,
  type RuleName,
} from "./case.js";

/** Written from `IConduct.sol`: what the pilot's other rules leave as the smallest and the largest value. */
const BOUNDS: Record<RuleName, readonly [min: bigint, max: bigint]> = {
  replyWindow: [72n * HOUR, 14n * DAY],
  decisionPeriod: [10n * DAY, 42n * DAY],
  appealWindow: [14n * DAY, 60n * DAY],
  hearingPeriod: [7n * DAY, 31n * DAY],
  ladderMemory: [90n * DAY, 365n * DAY],
  suspension: [DAY, 14n * DAY],
  longSuspension: [14n * DAY, 31n * DAY],
  yearSuspension: [31n * DAY, 365n * DAY],
  hold: [HOUR, 48n * HOUR],
  codeGrace: [7n * DAY, 365n * DAY],
  appealVoters: [1n, 10n],
  reportCap: [1n, 10n],
};

describe("Conduct: rules", () => {
  it("are those of the coalition file", async () => {
    const c = await loadFixture(foundWithOfficers);
    expect(await c.conduct.ruleSets()).to.equal(1n);
    expect(await rulesOf(c)).to.deep.equal({
      replyWindow: 72n * HOUR,
      decisionPeriod: 21n * DAY,
      appealWindow: 14n * DAY,
      hearingPeriod: 21n * DAY,
      ladderMemory: 365n * DAY,
      suspension: 14n * DAY,
      longSuspension: 31n * DAY,
      yearSuspension: 365n * DAY,
      hold: 48n * HOUR,
      codeGrace: 30n * DAY,
      appealVoters: 4n,
      reportCap: 3n,
    });
  });

  for (const name of RULE_NAMES) {
    it(`keep ${name} within its bounds`, async () => {
      const c = await loadFixture(foundWithOfficers);
      const [min, max] = BOUNDS[name];
      for (const value of [min - 1n, max + 1n, 0n])
        await expectRefused(
          () => setRules(c, { [name]: value }),
          c.conduct,
          "ConductOutOfBounds",
          ...[encodeBytes32String(name), value, min, max],
        );
      for (const value of [min, max]) {
        const fitting =
          name === "replyWindow" ? { replyWindow: value, decisionPeriod: 42n * DAY } : {};
        await setRules(c, { [name]: value, ...fitting });
        expect((await rulesOf(c))[name]).to.equal(value);
      }
    });
  }

  it("leave a week to decide after the reply, and a ladder that rises", async () => {
    const c = await loadFixture(foundWithOfficers);
    for (const [changes, name] of [
      [{ replyWindow: 14n * DAY, decisionPeriod: 21n * DAY - 1n }, "decisionPeriod"],
      [{ suspension: 10n * DAY, longSuspension: 10n * DAY - 1n }, "longSuspension"],
      [{ longSuspension: 20n * DAY, yearSuspension: 20n * DAY - 1n }, "yearSuspension"],
    ] as const)
      await expect(setRules(c, changes), name)
        .to.be.revertedWithCustomError(c.conduct, "ConductOutOfBounds")
        .withArgs(encodeBytes32String(name), ...[() => true, () => true, () => true]);
  });

  it("are the members' to change, by a motion, and nobody else's", async () => {
    const c = await loadFixture(foundWithOfficers);
    const fresh = { ...(await rulesOf(c)), suspension: 7n * DAY };
    for (const person of [c.officers[0]!, c.reporter, c.strangers[0]!])
      await expectRefused(
        () => c.as(person).setRules(fresh),
        c.conduct,
        "ConductUnauthorized",
        person.address,
      );
    const sent = await passMotion(c, [await call(c.conduct, "setRules", [fresh])]);
    await expect(sent).to.emit(c.conduct, "ConductRulesSet").withArgs(2, Object.values(fresh));
    await expectEntries(c.conduct, sent, ["ConductRulesSet"]);
    expect(await rulesOf(c)).to.deep.equal(fresh);
  });

  it("stay readable for good under their number", async () => {
    const c = await loadFixture(foundWithOfficers);
    await setRules(c, { hold: 24n * HOUR });
    expect((await c.conduct.ruleSet(1)).hold).to.equal(48n * HOUR);
    expect((await c.conduct.ruleSet(2)).hold).to.equal(24n * HOUR);
    for (const number of [0, 3])
      await expectRefused(
        () => c.conduct.ruleSet(number),
        c.conduct,
        "ConductOutOfBounds",
        ...[encodeBytes32String("ruleSet"), number, 1, 2],
      );
  });

  it("are a fundamental matter", async () => {
    const c = await loadFixture(foundWithOfficers);
    const data = c.conduct.interface.encodeFunctionData("setRules", [await rulesOf(c)]);
    const { class: motionClass } = await c.rulebook.assess(
      [await c.conduct.getAddress()],
      [0],
      [data],
      10,
    );
    expect(motionClass).to.equal(1n);
    const timelock = await impersonateTimelock(c);
    expect(await c.directory.timelock()).to.equal(await timelock.getAddress());
  });
});
