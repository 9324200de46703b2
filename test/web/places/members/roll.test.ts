import { expect } from "chai";
import { countGroups, EVERYBODY, filterRoll } from "../../../../web/places/members/filter-roll.js";
import { officesOf } from "../../../../web/places/members/offices-of.js";
import { seatHistory } from "../../../../web/places/members/seat-history.js";

const seat = (account: string, index: number, status: "voter" | "waiting" | "former") => ({
  ...{ account, status, group: { index, name: `group ${index}` } },
});

const SEATS = [
  seat("0xAbC1", 0, "voter"),
  seat("0xdef2", 1, "waiting"),
  seat("0xABC3", 1, "former"),
  seat("0x4444", 1, "voter"),
];

describe("filterRoll", () => {
  const shown = (change: Partial<typeof EVERYBODY>) =>
    filterRoll(SEATS, { ...EVERYBODY, ...change }).map(({ account }) => account);

  it("shows who holds a seat, the newest first", () => {
    expect(shown({})).to.deep.equal(["0x4444", "0xdef2", "0xAbC1"]);
  });

  it("filters by part of an address, group and standing, and by all at once", () => {
    expect(shown({ account: " 0xabc " })).to.deep.equal(["0xAbC1"]);
    expect(shown({ account: "ABC", status: "all" })).to.deep.equal(["0xABC3", "0xAbC1"]);
    expect(shown({ group: "1" })).to.deep.equal(["0x4444", "0xdef2"]);
    expect(shown({ status: "waiting" })).to.deep.equal(["0xdef2"]);
    expect(shown({ group: "1", status: "voter", account: "4" })).to.deep.equal(["0x4444"]);
    expect(shown({ account: "nobody" })).to.deep.equal([]);
  });
});

describe("countGroups", () => {
  it("counts who holds a seat, and knows of groups that nobody is in", () => {
    const groups = [0, 1, 2].map((index) => ({ index, name: `group ${index}` }));
    expect(countGroups(groups, SEATS)).to.deep.equal([
      { index: 0, name: "group 0", members: 1, voters: 1 },
      { index: 1, name: "group 1", members: 2, voters: 1 },
      { index: 2, name: "group 2", members: 0, voters: 0 },
    ]);
  });
});

describe("seatHistory", () => {
  it("tells joining, voting, leaving and coming back in their order", () => {
    const history = seatHistory([
      { joinedAt: 1, voter: { number: 1, since: 2 }, left: { at: 3, how: "left" } },
      { joinedAt: 4, left: { at: 5, how: "removed", reason: "A test." } },
      { joinedAt: 6 },
    ]);
    expect(history.map(({ id, at }) => `${at} ${id}`)).to.deep.equal([
      "1 joined",
      "2 voter",
      "3 left",
      "4 joinedAgain",
      "5 removed",
      "6 joinedAgain",
    ]);
  });
});

describe("officesOf", () => {
  const term = (account: string, from: bigint, until: bigint) => ({
    ...{ account, from, until, ends: until, inRow: 1 },
  });
  const offices = [
    {
      name: "archivist",
      seats: [{ seat: 0, holder: term("0xMe", 10n, 20n), next: term("0xMe", 20n, 30n) }],
    },
    {
      name: "co-leader",
      seats: [
        { seat: 0, holder: term("0xYou", 10n, 20n), next: undefined },
        { seat: 1, holder: undefined, next: term("0xMe", 25n, 30n) },
      ],
    },
  ];
  const held = (now: number) =>
    officesOf("0xMe", offices, now).map(({ office, seat, when }) => `${office} ${seat} ${when}`);

  it("are those that run and those to come, until they are over", () => {
    expect(held(15)).to.deep.equal(["archivist 0 now", "archivist 0 next", "co-leader 1 next"]);
    expect(held(20)).to.deep.equal(["archivist 0 now", "co-leader 1 next"]);
    expect(held(30)).to.deep.equal([]);
  });
});
