import { expect } from "chai";
import { encodeBytes32String } from "ethers";
import { ethers, foundCoalition, loadFixture } from "../fixture/coalition.js";
import { call, impersonateTimelock, passMotion } from "../fixture/motions.js";
import { foundWithVoters } from "./electorate.js";
import { assess } from "./assess.js";
import { expectFolded } from "./journal-entries.js";
import { plain } from "./plain.js";
import { expectRefused } from "./refused.js";

const HOUR = 3_600n;
const DAY = 24n * HOUR;

async function fixture() {
  const c = await foundCoalition();
  const rules = plain(await c.rulebook.deliberationRules());
  const book = c.rulebook.connect(await impersonateTimelock(c));
  return { ...c, rules, book };
}

async function thirtyVoters() {
  const c = await foundWithVoters(30);
  const rules = plain(await c.rulebook.deliberationRules());
  return { ...c, rules, book: c.rulebook.connect(await impersonateTimelock(c)) };
}

const outOfBounds = (rule: string, value: bigint, min: bigint, max: bigint) =>
  ["RulebookOutOfBounds", encodeBytes32String(rule), value, min, max] as const;

describe("Rulebook: the rules of discussion", () => {
  it("are the coalition file's at the founding", async () => {
    const c = await loadFixture(fixture);
    expect(c.rules).to.deep.equal({
      reading: 3n * DAY,
      objection: DAY,
      consentFloor: 2n,
      consentShare: 100n,
    });
    const { reading, objection, consentFloor } = c.coalition.motions.deliberation;
    expect([c.rules.reading, c.rules.objection, c.rules.consentFloor]).to.deep.equal(
      [reading, objection, consentFloor].map(BigInt),
    );
  });

  it("change by a fundamental motion, with a trace", async () => {
    const c = await loadFixture(fixture);
    const changed = {
      reading: 5n * DAY,
      objection: 2n * DAY,
      consentFloor: 3n,
      consentShare: 200n,
    };
    const calls = [await call(c.rulebook, "setDeliberationRules", [changed])];
    expect((await assess(c.rulebook, calls)).class).to.equal(1n);
    await expect(passMotion(c, calls))
      .to.emit(c.rulebook, "DeliberationRulesSet")
      .withArgs(Object.values(changed));
    expect(plain(await c.rulebook.deliberationRules())).to.deep.equal(changed);
    await expectFolded(c.rulebook, () => c.book.setDeliberationRules(c.rules), [
      ["DeliberationRulesSet", [c.rules]],
    ]);
  });

  it("are nobody else's to change", async () => {
    const c = await loadFixture(fixture);
    for (const person of [c.strangers[0]!, c.founders[0]!, c.founders[1]!]) {
      await expectRefused(
        () => c.rulebook.connect(person).setDeliberationRules(c.rules),
        c.rulebook,
        "RulebookUnauthorized",
        person.address,
      );
    }
  });

  for (const [rule, min, max] of [
    ["reading", DAY, 14n * DAY],
    ["objection", 12n * HOUR, 7n * DAY],
    ["consentFloor", 1n, 20n],
    ["consentShare", 0n, 1_000n],
  ] as const) {
    it(`hold ${rule} between ${min} and ${max}`, async () => {
      const c = await loadFixture(thirtyVoters);
      const base =
        rule === "reading" ? { ...c.rules, objection: DAY } : { ...c.rules, reading: 14n * DAY };
      for (const value of [min - 1n, max + 1n].filter((bound) => bound >= 0n)) {
        await expectRefused(
          () => c.book.setDeliberationRules({ ...base, [rule]: value }),
          c.rulebook,
          ...outOfBounds(rule, value, min, max),
        );
      }
      for (const value of [min, max]) {
        await c.book.setDeliberationRules({ ...base, [rule]: value });
        expect((await c.rulebook.deliberationRules())[rule]).to.equal(value);
      }
    });
  }

  it("never give more time to object than to read", async () => {
    const c = await loadFixture(fixture);
    const rules = { ...c.rules, reading: 2n * DAY };
    await expectRefused(
      () => c.book.setDeliberationRules({ ...rules, objection: 2n * DAY + 1n }),
      c.rulebook,
      ...outOfBounds("objection", 2n * DAY + 1n, 12n * HOUR, 2n * DAY),
    );
    await c.book.setDeliberationRules({ ...rules, objection: 2n * DAY });
  });

  it("never ask for more objections than there are voters", async () => {
    const c = await loadFixture(fixture);
    await expectRefused(
      () => c.book.setDeliberationRules({ ...c.rules, consentFloor: 13n }),
      c.rulebook,
      ...outOfBounds("consentFloor", 13n, 1n, 12n),
    );
    await c.book.setDeliberationRules({ ...c.rules, consentFloor: 12n });
    await c.membership.connect(c.founders[11]!).leave();
    expect(await c.rulebook.objectionsNeeded()).to.equal(11n);
  });

  it("hold at the founding too", async () => {
    const c = await loadFixture(fixture);
    const rules = [plain(await c.rulebook.motionRules(0)), plain(await c.rulebook.motionRules(1))];
    for (const [change, rule, value, min, max] of [
      [{ reading: 0n }, "reading", 0n, DAY, 14n * DAY],
      [{ objection: HOUR }, "objection", HOUR, 12n * HOUR, 3n * DAY],
      [{ consentFloor: 0n }, "consentFloor", 0n, 1n, 12n],
      [{ consentShare: 1_001n }, "consentShare", 1_001n, 0n, 1_000n],
    ] as const) {
      const args = [c.directory, rules, { ...c.rules, ...change }, 1, []];
      await expectRefused(
        () => ethers.deployContract("Rulebook", args),
        c.rulebook,
        ...outOfBounds(rule, value, min, max),
      );
    }
  });
});
