import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { sendBatch } from "../../../scripts/ballots/send-batch.js";
import { createContext } from "../../../scripts/cli/create-context.js";
import { coalitionAtWork, idOf, type Answer, type CoalitionAtWork } from "./coalition-at-work.js";

const STRANGER = 15;
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;

interface Filed {
  class: string;
  secondsNeeded: number;
  opensAt: number;
  closesAt: number;
  description: string;
  actions: { summary: string[]; now: { succeeds: boolean } }[];
}

describe("dao: motions", () => {
  let coalition: CoalitionAtWork;
  let resolution: string;
  let rule: string;

  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  it("propose shows class, dates, calls and description, and sends nothing without a yes", async () => {
    const { dao, refused } = coalition;
    const words = ["propose", "rule", "ordinary.voting", "9 days", "--title", "Longer votes"];
    const { exitCode, stdout, stderr } = await dao(...words, "--as", "1");
    expect(exitCode).to.equal(1);
    expect(stderr).to.include("CONFIRMATION_NEEDED");
    expect(stdout)
      .to.include("fundamental class")
      .and.include("4 seconds within 14 days")
      .and.match(/vote opens 20\d\d-.* UTC and closes 20\d\d-.* UTC/)
      .and.include("vote 9 days")
      .and.include("rules.voting: 777600 (9 days)")
      .and.include("If it ran now it would succeed.")
      .and.include("# Longer votes")
      .and.include(`#proposer=${account(1)}`);
    await refused("ELECTION_UNKNOWN", 2, "second", "Longer votes");
  });

  it("propose resolution files an ordinary motion, propose rule a fundamental one", async () => {
    const { does } = coalition;
    const ordinary = (await does(
      1,
      ...[
        "propose",
        "resolution",
        "We meet on Mondays.",
        "--title",
        "Mondays",
        "--text",
        "Because.",
      ],
    )) as Answer & Filed;
    expect(ordinary).to.include({ class: "ordinary", secondsNeeded: 2 });
    expect(ordinary.closesAt - ordinary.opensAt).to.equal(7 * 86_400);
    expect(ordinary.description).to.equal(`# Mondays\n\nBecause.\n\n#proposer=${account(1)}`);
    resolution = idOf(ordinary);
    const fundamental = (await does(2, "propose", "rule", "ordinary.voting", "9 days")) as Answer &
      Filed;
    expect(fundamental).to.include({ class: "fundamental", secondsNeeded: 4 });
    rule = idOf(fundamental);
  });

  it("propose refuses what would fail, naming the reason, before anything is sent", async () => {
    const { refused, does } = coalition;
    await refused("RULE_OUT_OF_BOUNDS", 3, "propose", "rule", "ordinary.voting", "31 days");
    await refused("RULE_UNKNOWN", 3, "propose", "rule", "ordinary.votin", "9 days");
    await refused("NOTHING_TO_CHANGE", 3, "propose", "rule", "ordinary.voting", "7 days");
    const longer = ["propose", "rule", "fundamental.discussion", "20 days"];
    expect(await refused("ACTION_WOULD_FAIL", 3, ...longer))
      .to.include("The discussion cannot be 20 days.")
      .and.include("14 days");
    expect(
      await refused("TEXT_TOO_LONG", 3, "propose", "resolution", "x".repeat(1_025)),
    ).to.include("1,024");
    expect(
      await refused(
        "DESCRIPTION_TOO_LONG",
        3,
        "propose",
        "resolution",
        "Yes.",
        "--text",
        "y ".repeat(2_500),
      ),
    ).to.include("4,096");
    await refused(
      "MEMBER_UNKNOWN",
      3,
      "propose",
      "remove",
      account(STRANGER),
      "--reason",
      "nobody",
    );
    await refused("POLICY_OTHER", 3, "propose", "admit", `vouches:${account(3)}`);
    await refused("NOTHING_TO_CHANGE", 3, "propose", "admit", "open");
    await refused(
      "NOTHING_TO_CHANGE",
      3,
      "propose",
      "ordinary-call",
      "add",
      "archive.recordResolution",
    );
    await refused("ACTION_WOULD_FAIL", 3, "propose", "ordinary-call", "add", "membership.remove");
    await refused(
      "ARGUMENT_MALFORMED",
      3,
      "propose",
      "call",
      "timelock",
      "updateDelay",
      "two days",
    );
    const { actions } = (await does(3, ...longer, "--anyway")) as Answer & Filed;
    expect(actions[0]?.now.succeeds).to.equal(false);
  });

  it("propose refuses strangers and a second live motion", async () => {
    const { refused } = coalition;
    await refused("COALITION_GOVERNOR_NOT_VOTER", STRANGER, "propose", "resolution", "Mine.");
    expect(
      await refused("COALITION_GOVERNOR_TOO_MANY_LIVE", 1, "propose", "resolution", "Another."),
    ).to.match(/live motion|under way/);
  });

  it("propose from files several actions at once, and propose call any other", async () => {
    const { does, file, refused } = coalition;
    const path = await file(
      "motion.json5",
      `{ title: "Spring cleaning", text: "Three things.", actions: [
        { resolution: "We clean." },
        { rules: { "ordinary.voting": "9 days", "ordinary.quorum-share": 12.5, "joins-per-day": 300 } },
        { call: { contract: "directory", function: "setDaoURI", arguments: ["https://example.org/dao.json"] } },
      ] }`,
    );
    const { actions, title } = (await does(4, "propose", "from", path)) as Answer &
      Filed & { title: string };
    expect(title).to.equal("Spring cleaning");
    expect(actions).to.have.length(4);
    expect(actions.every(({ now }) => now.succeeds)).to.equal(true);
    expect(actions.flatMap(({ summary }) => summary).join("\n"))
      .to.include("We clean.")
      .and.include("12.5 %")
      .and.include("https://example.org/dao.json");
    await refused(
      "MOTION_FILE_INVALID",
      5,
      "propose",
      "from",
      await file("bad.json5", "{ title: 1 }"),
    );
  });

  it("second counts voters once, and neither movers nor strangers", async () => {
    const { does, refused, shows } = coalition;
    await refused("COALITION_GOVERNOR_OWN_MOTION", 1, "second", "Mondays");
    await refused("COALITION_GOVERNOR_NOT_VOTER", STRANGER, "second", "Mondays");
    expect(await refused("ELECTION_UNKNOWN", 2, "second", "Tuesdays")).to.include(
      "no motion and no election",
    );
    await refused("INPUT_INVALID", 2, "second", "Mondays", account(3));
    expect(await does(2, "second", resolution.slice(0, 10))).to.include({
      secondsGiven: 1,
      secondsNeeded: 2,
    });
    await refused("COALITION_GOVERNOR_ALREADY_SECONDED", 2, "second", "Mondays");
    const { stdout } = await shows(3, "second", BigInt(resolution).toString());
    expect(stdout).to.include("It has its seconds");
    for (const seconder of [1, 3, 4, 5]) await does(seconder, "second", rule);
  });

  it("withdraw and take-over pass a motion on, each to whom it may concern", async () => {
    const { does, refused } = coalition;
    const { motion } = await does(6, "propose", "resolution", "Pass me on.");
    const id = motion as string;
    await does(7, "second", id);
    await does(8, "second", id);
    await refused("COALITION_GOVERNOR_NOT_MOVER", 7, "withdraw", id);
    await refused("COALITION_GOVERNOR_NOT_WITHDRAWN", 7, "take-over", id);
    expect((await does(6, "withdraw", id)).takeoverUntil).to.be.a("number");
    expect(await does(7, "take-over", id)).to.include({
      previousMover: account(6),
      mover: account(7),
    });
    await refused("COALITION_GOVERNOR_NOT_WITHDRAWABLE", 7, "withdraw", id);
    expect((await does(4, "withdraw", "Spring cleaning")).takeoverUntil).to.equal(null);
  });

  it("vote refuses ballots before the vote opens", async () => {
    const line = await coalition.refused(
      "GOVERNOR_UNEXPECTED_PROPOSAL_STATE",
      3,
      "vote",
      resolution,
      "for",
    );
    expect(line).to.match(/discussion|not open|Pending/i);
  });

  it("vote casts one ballot each, with or without a reason", async () => {
    const { does, refused, days, shows } = coalition;
    await days(7.1);
    expect(await does(1, "vote", "Mondays", "for", "--reason", "Mondays are free.")).to.include({
      choice: "for",
      voter: account(1),
    });
    await refused("GOVERNOR_ALREADY_CAST_VOTE", 1, "vote", "Mondays", "against");
    await refused("COALITION_GOVERNOR_NOT_VOTER", STRANGER, "vote", "Mondays", "for");
    await refused(
      "COALITION_GOVERNOR_REASON_TOO_LONG",
      2,
      "vote",
      "Mondays",
      "for",
      "--reason",
      "x".repeat(513),
    );
    expect((await shows(2, "vote", "Mondays", "perhaps")).exitCode).to.equal(2);
    await refused("INPUT_INVALID", 2, "vote", "Mondays");
    await does(2, "vote", "Mondays", "abstain");
  });

  it("signed ballots travel in one transaction, and the bad ones are named", async () => {
    const { does, file, refused, shows } = coalition;
    const sign = async (as: number, choice: string) =>
      (await does(as, "vote", "Mondays", choice, "--sign-only")).ballot as Record<string, unknown>;
    const papers = [
      await sign(3, "for"),
      await sign(4, "for"),
      await sign(5, "against"),
      await sign(6, "for"),
    ];
    await refused("VOTER_UNKNOWN", STRANGER, "vote", "Mondays", "for", "--sign-only");
    await refused("BALLOT_CAST_ALREADY", 1, "vote", "Mondays", "for", "--sign-only");
    const forged = { ...papers[3], support: "against" };
    const first = await file("first.json", JSON.stringify([...papers.slice(0, 3), forged]));
    const again = await file("again.json", JSON.stringify(papers[0]));
    const answer = await does(STRANGER, "vote", "--batch", first, "--batch", again);
    expect(answer).to.include({ given: 5, sent: 3, counted: 3 });
    expect(
      (answer.skipped as { index: number; reason: string }[]).map(({ index, reason }) => [
        index,
        reason,
      ]),
    ).to.deep.equal([
      [3, "its signature is not the voter's"],
      [4, "it is this voter's second ballot in the batch"],
    ]);
    await refused("BATCH_EMPTY", STRANGER, "vote", "--batch", again);
    const foreign = await file("foreign.json", JSON.stringify({ ...papers[3], chainId: 1 }));
    await refused("BALLOT_ELSEWHERE", STRANGER, "vote", "--batch", foreign);
    const { stdout } = await shows(6, "vote", "Mondays", "for", "--sign-only");
    expect(stdout).to.include('"signature":"0x');
  });

  it("a ballot that was overtaken on its way is passed over by the chain, and named", async () => {
    const { does, file, url, deployments, content } = coalition;
    const papers = [];
    for (const voter of [7, 8]) {
      papers.push((await does(voter, "vote", "Mondays", "for", "--sign-only")).ballot);
    }
    const path = await file("overtaken.json", JSON.stringify(papers));
    const settings = { network: "local", rpc: url, coalition: "coalitions/dc-bas.json5", as: "15" };
    const given = { ...settings, deployments, content, via: undefined, json: true, yes: true };
    const context = createContext(given, "signs");
    await context.network();
    const overtaken = {
      ...context,
      preview: () => undefined,
      confirm: async () => void (await does(7, "vote", "Mondays", "abstain")),
    };
    const answer = await sendBatch(overtaken, [path]).finally(() => context.close());
    expect(answer).to.deep.include({
      sent: 2,
      counted: 1,
      skipped: [{ index: 0, voter: account(7), reason: "this voter has cast a ballot already" }],
    });
  });

  it("tally counts from logs and agrees with the governor", async () => {
    const { does, days, shows } = coalition;
    const open = await does(0, "tally", "Mondays");
    expect(open).to.deep.include({
      for: "4",
      against: "1",
      abstain: "2",
      quorum: "3",
      outcome: "open",
      agrees: true,
      preferred: [
        ["0", "1"],
        ["4", "0"],
      ],
    });
    await days(7);
    const { stdout } = await shows(0, "tally", resolution.slice(0, 12));
    expect(stdout).to.include("passed").and.include("The recount agrees with the governor.");
  });

  it("vote refuses ballots after the vote closed", async () => {
    const { refused } = coalition;
    await refused("GOVERNOR_UNEXPECTED_PROPOSAL_STATE", 9, "vote", "Mondays", "for");
    await refused("MOTION_NOT_READY", 9, "vote", "Mondays", "for", "--sign-only");
  });

  it("dissent is bound between the close of the vote and the end of the timelock", async () => {
    const { does, refused, file } = coalition;
    const statement = await file("statement.en.md", "Tuesdays would have been better.\n");
    await refused("ARCHIVE_NOT_ELECTOR", STRANGER, "dissent", "Mondays", statement);
    const bound = await does(5, "dissent", "Mondays", statement);
    expect(bound).to.include({ motion: resolution, version: 1 });
    const { documents } = (await does(0, "archive", "list", "--kind", "dissent")) as {
      documents: { id: string; author: string; dissentFrom: string }[];
    };
    expect(documents).to.have.length(1);
    expect(documents[0]).to.include({ id: bound.document, author: account(5) });
    expect(BigInt(documents[0]?.dissentFrom ?? 0)).to.equal(BigInt(resolution));
    await refused("ARCHIVE_DISSENT_CLOSED", 5, "dissent", rule, statement);
  });

  it("queue and execute carry a motion out, and say when it is too early or too late", async () => {
    const { does, refused, days } = coalition;
    expect(await refused("MOTION_NOT_READY", 0, "execute", "Mondays")).to.include(
      "anybody may queue it",
    );
    expect(await does(STRANGER, "queue", "Mondays")).to.include({ title: "Mondays" });
    expect(await refused("MOTION_NOT_READY", 0, "execute", "Mondays")).to.match(
      /executed from 20\d\d-/,
    );
    await refused("MOTION_NOT_READY", 0, "queue", "Mondays");
    await days(2.1);
    expect((await does(STRANGER, "execute", "Mondays")).executed).to.deep.equal([
      'Records the resolution "We meet on Mondays.".',
    ]);
    await refused("MOTION_NOT_READY", 0, "execute", "Mondays");
    const { resolutions } = (await does(0, "archive", "list")) as {
      resolutions: { text: string }[];
    };
    expect(resolutions.map(({ text }) => text)).to.deep.equal(["We meet on Mondays."]);
  });

  it("motions lists what is under way, and everything on request", async () => {
    const { does, shows } = coalition;
    const titles = async (...more: string[]) =>
      ((await does(0, "motions", ...more)) as { motions: { title: string }[] }).motions.map(
        ({ title }) => title,
      );
    expect(await titles()).not.to.include("Mondays");
    expect(await titles("--all"))
      .to.include("Mondays")
      .and.include("Spring cleaning");
    const { stdout } = await shows(0, "motions");
    expect(stdout).to.include("more are over: --all lists them.");
  });
});
