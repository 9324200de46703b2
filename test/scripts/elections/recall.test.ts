import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, type CoalitionAtWork } from "../commands/coalition-at-work.js";

const STRANGER = 15;
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;
const OFFICERS = [0, 1, 2];

describe("dao: officers and their recall", () => {
  let coalition: CoalitionAtWork;
  let recall: string;

  before(async () => {
    coalition = await coalitionAtWork();
    const { does, days, file } = coalition;
    await does(0, "office", "call", "conduct-officer");
    await days(0.01);
    const statement = await file("statement.en.md", "# Elect me\n");
    for (const who of OFFICERS) {
      await does(who, "nominate", "conduct-officer", "me");
      await does(who + 3, "second", "conduct-officer", account(who));
      const words = ["--statement", statement, "--conflicts", "none"];
      await does(who, "accept", "conduct-officer", ...words);
    }
    await days(21.1);
    await does(0, "proceed");
    await days(7.1);
    await does(0, "proceed");
    for (const voter of [4, 5, 6])
      await does(voter, "ballot", "conduct-officer", "--rank", "1,2,3,ron");
    await days(14.1);
    await does(0, "proceed");
    await days(7.1);
    await does(0, "proceed");
  });
  after(() => coalition.close());

  it("nobody may hold both of two offices that exclude each other", async () => {
    const { does, refused, days } = coalition;
    await does(0, "office", "call", "appeal-panellist");
    await days(0.01);
    expect(
      await refused("ELECTIONS_NOT_ELIGIBLE", 5, "nominate", "appeal-panellist", account(0)),
    ).to.include("holds an office that nobody may hold beside this one");
    await does(5, "nominate", "appeal-panellist", account(6));
    await does(6, "decline", "appeal-panellist");
  });

  it("recall petition is about who holds the office, by a voter with a reason", async () => {
    const { does, refused } = coalition;
    const petition = (as: number, holder: string, ...reason: string[]) =>
      [as, "recall", "petition", "conduct-officer", holder, "--reason", ...reason] as const;
    await refused("OFFICER_UNKNOWN", ...petition(5, account(9), "Sleeps."));
    await refused("TEXT_TOO_LONG", ...petition(5, account(0), "x".repeat(513)));
    await refused("RECALLS_NOT_VOTER", ...petition(STRANGER, account(0), "Sleeps."));
    await refused("OFFICE_UNKNOWN", 5, "recall", "petition", "pope", account(0), "--reason", "x");
    const filed = await does(...petition(5, account(0).slice(0, 8), "They sleep."));
    expect(filed).to.include({ holder: account(0), signatures: 1, signaturesNeeded: 5 });
    recall = filed.recall as string;
    expect(await refused("RECALLS_OPEN", ...petition(6, account(0), "Sleeps."))).to.include(
      recall.slice(0, 10),
    );
  });

  it("recall sign opens the vote with the last signature", async () => {
    const { does, refused } = coalition;
    const short = recall.slice(0, 10);
    await refused("RECALLS_ALREADY_SIGNED", 5, "recall", "sign", short);
    await refused("RECALLS_NOT_VOTER", STRANGER, "recall", "sign", short);
    await refused("RECALL_UNKNOWN", 6, "recall", "sign", "0x12345678");
    expect(await refused("RECALL_NOT_READY", 6, "recall", "ballot", short, "keep")).to.include(
      "1 of 5 signatures given",
    );
    for (const voter of [6, 7, 8]) await does(voter, "recall", "sign", short);
    expect(await does(9, "recall", "sign", short)).to.include({ stage: "vote", signatures: 5 });
    await refused("RECALL_NOT_READY", 10, "recall", "sign", short);
  });

  it("recall ballot may be replaced, and carried for whoever signed one", async () => {
    const { does, refused, file } = coalition;
    const short = recall.slice(0, 10);
    expect(await does(4, "recall", "ballot", short, "keep")).to.deep.include({
      ranks: [1, 2],
      replaced: false,
    });
    expect(await does(4, "recall", "ballot", short, "recall")).to.include({ replaced: true });
    for (const voter of [5, 6]) await does(voter, "recall", "ballot", short, "recall");
    await does(0, "recall", "ballot", short, "keep");
    await refused("OPEN_BALLOT_BOX_NOT_VOTER", STRANGER, "recall", "ballot", short, "keep");
    const { ballot } = await does(7, "recall", "ballot", short, "recall", "--sign-only");
    const path = await file("ballot.json", JSON.stringify(ballot));
    expect(await does(STRANGER, "ballot", "--batch", path)).to.include({ counted: 1 });
    await refused("RECALL_NOT_READY", 0, "recall", "conclude", short);
    const { recalls } = (await does(0, "recall", "list")) as { recalls: object[] };
    expect(recalls).to.have.length(1);
    expect(recalls[0]).to.include({ stage: "vote", office: "conduct-officer" });
  });

  it("recall conclude counts, counts again here, and ends the term", async () => {
    const { does, refused, shows, days } = coalition;
    const short = recall.slice(0, 10);
    await days(14.1);
    expect(await does(STRANGER, "recall", "conclude", short)).to.include({
      stage: "recalled",
      votesFor: 4,
      votesAgainst: 1,
      agrees: true,
    });
    await refused("RECALL_NOT_READY", STRANGER, "recall", "conclude", short);
    const { stdout } = await shows(0, "recall", "list", short);
    expect(stdout)
      .to.include("4 for recall, 1 for keeping; 3 for recall are needed")
      .and.include("The recount agrees with the contracts.");
    const { offices } = (await does(0, "office", "list")) as unknown as {
      offices: { name: string; seats: { holder: { account: string } | null }[] }[];
    };
    const holders = offices
      .find(({ name }) => name === "conduct-officer")!
      .seats.flatMap(({ holder }) => holder?.account ?? []);
    expect(holders).to.have.members([account(1), account(2)]);
    // Barred until the calendar end of the term.
    await does(0, "office", "call", "conduct-officer");
    expect(
      await refused("ELECTIONS_NOT_ELIGIBLE", 5, "nominate", "conduct-officer", account(0)),
    ).to.include("was recalled from this office");
  });
});
