import { expect } from "chai";
import { id } from "ethers";
import { coalitionAtWork, idOf, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

interface Filed {
  class: string;
  actions: { summary: string[]; now: { succeeds: boolean } }[];
}

describe("dao: motions about lists and conduct", () => {
  let coalition: CoalitionAtWork;

  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  /** Moves, seconds, votes, waits, carries out; answers with what was filed. */
  async function carry(mover: number, ...words: string[]) {
    const { does, days } = coalition;
    const filed = (await does(mover, "propose", ...words)) as Answer & Filed;
    const motion = idOf(filed);
    const people = [0, 1, 2, 3, 4, 5, 6, 7].filter((each) => each !== mover);
    for (const seconder of people.slice(0, filed.class === "ordinary" ? 2 : 4))
      await does(seconder, "second", motion);
    await days(filed.class === "ordinary" ? 7.1 : 14.1);
    for (const voter of people) await does(voter, "vote", motion, "for");
    await days(15);
    await does(0, "queue", motion);
    await days(8);
    const executed = await does(0, "execute", motion);
    return { filed, executed };
  }

  const states = async () => {
    const { lists } = await coalition.does(0, "lists");
    return (lists as { name: string; purpose: string; closedAt?: number }[]).map(
      ({ name, purpose, closedAt }) => [name, purpose, closedAt === undefined],
    );
  };

  it("propose open-list opens a list by an ordinary motion", async () => {
    const { filed, executed } = await carry(
      1,
      ...["open-list", "accessibility", "--purpose", "Access for all."],
    );
    expect(filed.class).to.equal("ordinary");
    expect(filed.actions[0]?.summary).to.deep.equal([
      'Opens the list "accessibility", or opens it again if it was closed, for "Access for all.".',
      "name: accessibility",
      "purpose: Access for all.",
    ]);
    expect(filed.actions[0]?.now.succeeds).to.equal(true);
    expect(executed.executed).to.deep.equal([filed.actions[0]?.summary[0]]);
    expect(await states()).to.deep.include(["accessibility", "Access for all.", true]);
  });

  it("propose close-list closes it by a fundamental one, and open-list opens it again", async () => {
    const { filed } = await carry(2, "close-list", "accessibility");
    expect(filed.class).to.equal("fundamental");
    expect(filed.actions[0]?.summary[1]).to.equal(`list: ${id("accessibility")}`);
    expect(await states()).to.deep.include(["accessibility", "Access for all.", false]);
    await carry(3, "open-list", "accessibility");
    expect(await states()).to.deep.include(["accessibility", "", true]);
  });

  it("propose rule sets rules of conduct and of elections, leaving the others", async () => {
    const path = await coalition.file(
      "milder.json5",
      `{ title: "Milder", actions: [ { rules: {
        "conduct.suspension": "7 days", "conduct.report-cap": 2, "elections.campaign": "10 days" } } ] }`,
    );
    const filed = (await coalition.does(4, "propose", "from", path)) as Answer & Filed;
    expect(filed.class).to.equal("fundamental");
    expect(filed.actions.map(({ now }) => now.succeeds)).to.deep.equal([true, true]);
    const [elections = "", conduct = ""] = filed.actions.map(({ summary }) => summary[0]);
    expect(elections).to.match(/^Sets the rules of elections: .*campaign 10 days/);
    expect(conduct)
      .to.match(/^Sets the rules of conduct /)
      .and.include("suspensions of at most 7 days, then 31 days")
      .and.include("at most 2 undecided reports");
  });

  it("refuse in one line what the contracts would not do, and file nothing", async () => {
    const { refused } = coalition;
    const wrong: [code: string, ...words: string[]][] = [
      ["LIST_NAME_MALFORMED", "open-list", "Policy"],
      ["LIST_NAME_MALFORMED", "open-list", "a b"],
      ["TEXT_TOO_LONG", "open-list", "policy", "--purpose", "x".repeat(513)],
      ["TEXT_UNFIT", "open-list", "policy", "--purpose", "two\nlines"],
      ["ACTION_WOULD_FAIL", "open-list", "general"],
      ["LIST_UNKNOWN", "close-list", "nowhere"],
      ["LIST_UNKNOWN", "close-list", id("nowhere")],
      ["LIST_NAME_MALFORMED", "close-list", "General"],
      ["CASE_UNKNOWN", "suspend", "0x1234"],
      ["CASE_UNKNOWN", "suspend", "somebody", "--length", "90 days"],
      ["CASE_UNKNOWN", "reinstate", "0x1234"],
      ["RULE_OUT_OF_BOUNDS", "rule", "conduct.suspension", "15 days"],
      ["RULE_UNKNOWN", "rule", "conduct.suspensions", "7 days"],
      ["NOTHING_TO_CHANGE", "rule", "conduct.suspension", "14 days"],
      ["ACTION_WOULD_FAIL", "rule", "conduct.long-suspension", "13 days"],
      ["RULE_OUT_OF_BOUNDS", "rule", "elections.ballot", "1 day"],
    ];
    for (const [code, ...words] of wrong) await refused(code, 5, "propose", ...words);
    const { exitCode } = await coalition.shows(5, "propose", "suspend", "0x1234", "--length", "x");
    expect(exitCode).to.equal(2);
    const { motions } = await coalition.does(0, "motions");
    expect((motions as { title: string }[]).map(({ title }) => title)).to.deep.equal(["Milder"]);
  });
});
