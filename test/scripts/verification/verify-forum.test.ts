import { expect } from "chai";
import { dataSlice, hexlify, id, toBeHex, toUtf8Bytes } from "ethers";
import { listId, postDomain } from "../../../core/lists/index.js";
import { ethers, loadFixture, networkHelpers } from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";
import { anchor, batchOf, draft, written } from "../../lists/posting.js";
import { RULE_NAMES } from "../../conduct/case.js";
import {
  FIRST_SLOTS,
  findSlot,
  founded,
  repacked,
  setStorage,
  slotIn,
  verify,
} from "./verified.js";

const at = (address: string, slot: string) => ethers.provider.getStorage(address, slot);
const GENERAL = listId("general");

/** Where the record of a list begins: when it was opened and closed, the next index; then the head. */
const recordOf = (lists: string, list: string): Promise<string> =>
  findSlot(
    lists,
    (word) => BigInt(word) !== 0n,
    (base) => recordIn(base, list),
  );
const recordIn = (base: string, list: string) => slotIn(base, ["bytes32", "uint256"], list);

/** Where the ids of the lists are counted: as many as there are, behind them the ids. */
async function idsOf(lists: string): Promise<string> {
  for (const slot of FIRST_SLOTS)
    if ((await at(lists, ethers.keccak256(slot))) === GENERAL) return slot;
  throw new Error("the lists keep their ids elsewhere");
}

/** Writes over bytes of a slot, counted from its low end, without any act of the coalition. */
async function tamper(address: string, slot: string, [offset, bytes]: [number, string]) {
  await setStorage(address, slot, repacked(await at(address, slot), offset, bytes));
}

const after = (slot: string, by: number) => toBeHex(BigInt(slot) + BigInt(by), 32);

describe("verifyCoalition: forum", () => {
  for (const [i, rule] of RULE_NAMES.entries()) {
    it(`names the rule of conduct "${rule}" if storage holds another than was set`, async () => {
      const { coalition, contracts, addresses } = await loadFixture(founded);
      const rules = await contracts.conduct.rules();
      // Ten numbers of 32 bits, eight in a slot, then two of 8.
      const packed = ethers.solidityPacked(
        ["uint32", "uint32"],
        [rules.decisionPeriod, rules.replyWindow],
      );
      const first = await findSlot(
        addresses.conduct,
        (word) => dataSlice(word, 24) === packed,
        (base) => slotIn(base, ["uint256", "uint256"], "1"),
      );
      const size = i < 10 ? 4 : 1;
      const offset = i < 8 ? 4 * i : i < 10 ? 4 * (i - 8) : i - 2;
      await tamper(addresses.conduct, after(first, i < 8 ? 0 : 1), [
        offset,
        toBeHex(rules[rule] + 1n, size),
      ]);
      const { differences, changed } = await verify(coalition, contracts);
      expect(changed).to.deep.equal([]);
      expect(differences.map(({ what }) => what)).to.deep.equal([
        `conduct.${rule}`,
        `conduct.${rule} of set 1, by the logs`,
      ]);
      for (const { expected, actual } of differences) expect(actual).not.to.equal(expected);
    });
  }

  it("names a set of rules of conduct that no motion set, and one that is gone", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const slot = await findSlot(addresses.conduct, (word) => BigInt(word) === 1n);
    for (const count of [2, 0]) {
      await setStorage(addresses.conduct, slot, toBeHex(count, 32));
      expect(await contracts.conduct.ruleSets()).to.equal(BigInt(count)); // The slot was the right one.
      const { differences } = await verify(coalition, contracts);
      expect(differences).to.deep.include({
        what: "sets of rules of conduct, by the logs",
        expected: "1",
        actual: String(count),
      });
      // The rules in force are then those of another set, which holds nothing.
      expect(differences.map(({ what }) => what)).to.include.members(
        RULE_NAMES.map((rule) => `conduct.${rule}`),
      );
    }
  });

  it("names a list closed, left out or put in behind the members' backs", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { lists } = addresses;
    const closed = { what: "list general", expected: "open", actual: "not open" };
    const fewer = { what: "number of open lists", expected: "1", actual: "2" };

    const record = await recordOf(lists, GENERAL);
    const honest = await at(lists, record);
    await tamper(lists, record, [6, toBeHex(await networkHelpers.time.latest(), 6)]);
    expect((await verify(coalition, contracts)).differences).to.deep.equal([closed, fewer]);
    await setStorage(lists, record, honest);

    const ids = await idsOf(lists);
    await setStorage(lists, ids, toBeHex(1, 32));
    expect((await verify(coalition, contracts)).differences).to.deep.equal([
      { ...closed, what: "list announcements" },
      fewer,
    ]);

    const secret = id("secret");
    await setStorage(lists, ids, toBeHex(3, 32));
    await setStorage(lists, after(ethers.keccak256(ids), 2), secret);
    const records = FIRST_SLOTS.find((slot) => recordIn(slot, GENERAL) === record);
    await setStorage(lists, recordIn(records!, secret), honest);
    expect((await verify(coalition, contracts)).differences).to.deep.equal([
      { what: `list ${secret}`, expected: "not open", actual: "open" },
      { ...fewer, expected: "3" },
    ]);
  });

  it("names a count of open lists that is not theirs", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { lists } = addresses;
    const ids = await idsOf(lists);
    for (const slot of FIRST_SLOTS) {
      if (slot === ids || BigInt(await at(lists, slot)) !== 2n) continue;
      await setStorage(lists, slot, toBeHex(64, 32));
    }
    expect(await contracts.lists.openLists()).to.equal(64n);
    expect((await verify(coalition, contracts)).differences).to.deep.equal([
      { what: "number of open lists", expected: "2", actual: "64" },
    ]);
  });

  it("accepts what was posted and anchored, and names a log that is not what its events say", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const [author, other] = coalition.founders;
    const c = { ...coalition, domain: await postDomain(coalition) };
    await c.lists.connect(author!).post(await draft(author!), "0x");
    await anchor(c, author!, batchOf(c, await written(c, [other!])));
    expect((await verify(coalition, contracts)).differences).to.deep.equal([]);

    const { lists } = addresses;
    const record = await recordOf(lists, GENERAL);
    const { next, head } = await c.lists.listOf(GENERAL);
    await tamper(lists, record, [12, toBeHex(next - 1n, 8)]);
    await setStorage(lists, after(record, 1), id("another history"));
    expect((await verify(coalition, contracts)).differences).to.deep.equal([
      {
        what: "entries of the list general, by the logs",
        expected: String(next),
        actual: String(next - 1n),
      },
      {
        what: "head of the list general, by the logs",
        expected: head,
        actual: id("another history"),
      },
    ]);
  });

  it("names contracts that papers and posts are signed for under another name", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    for (const [name, address, what] of [
      [coalition.parameters.listsName, addresses.lists, "posts"],
      [coalition.parameters.authenticatorName, addresses.authenticator, "papers"],
    ] as const) {
      const honest = await ethers.provider.getCode(address);
      const [old, other] = [name, name.replace("DC", "DX")].map((each) =>
        hexlify(toUtf8Bytes(each)).slice(2),
      );
      expect(honest).to.include(old!);
      await networkHelpers.setCode(address, honest.replaceAll(old!, other!));
      const { differences } = await verify(coalition, contracts);
      const [found, ...rest] = differences.filter(({ what: each }) => each.startsWith("what "));
      expect(rest).to.deep.equal([]);
      expect(found?.what).to.equal(`what ${what} are signed under`);
      expect(found?.actual).to.include(`"${name.replace("DC", "DX")}"`);
      await networkHelpers.setCode(address, honest);
    }
    expect((await verify(coalition, contracts)).differences).to.deep.equal([]);
  });

  it("tells what the members changed by motion", async () => {
    const { coalition, contracts } = await loadFixture(founded);
    const { lists, conduct, parameters } = coalition;
    await passMotion(coalition, [
      await call(lists, "open", ["policy", "For papers."]),
      await call(lists, "close", [listId("announcements")]),
      await call(conduct, "setRules", [{ ...parameters.conductRules, reportCap: 1 }]),
    ]);
    const { differences, changed } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([]);
    expect(changed).to.have.deep.members([
      { what: "conduct.reportCap", expected: "3", actual: "1" },
      { what: "list policy", expected: "not open", actual: "open" },
      { what: "list announcements", expected: "open", actual: "not open" },
    ]);
  });
});
