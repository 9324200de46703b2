import { createHash } from "node:crypto";
import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, type CoalitionAtWork } from "../commands/coalition-at-work.js";
import { daoHere } from "../commands/dao-here.js";
import { conductInDocs, withoutFigures } from "./docs.js";

const REPORTER = 0;
const RESPONDENT = 1;
const OFFICERS = [2, 3, 4] as const;
const PANEL = [5, 6, 7] as const;
const STRANGER = 15;
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;
const sha256 = (text: string) => `0x${createHash("sha256").update(text).digest("hex")}`;

describe("dao: a case of conduct", () => {
  let coalition: CoalitionAtWork;
  let notice: string;
  let suspension: string;

  before(async () => {
    coalition = await coalitionAtWork();
    const { does, days, file } = coalition;
    const statement = await file("statement.en.md", "# Elect me\n");
    for (const [office, people] of [
      ["conduct-officer", OFFICERS],
      ["appeal-panellist", PANEL],
    ] as const) {
      await does(0, "office", "call", office);
      await days(0.01);
      for (const who of people) {
        await does(who, "nominate", office, "me");
        await does(who + 4, "second", office, account(who));
        const words = ["--statement", statement, "--conflicts", "none"];
        await does(who, "accept", office, ...words);
      }
    }
    await days(21.2);
    await does(0, "proceed");
    await days(7.1);
    await does(0, "proceed");
    for (const office of ["conduct-officer", "appeal-panellist"])
      for (const voter of [8, 9, 10]) await does(voter, "ballot", office, "--rank", "1,2,3,ron");
    await days(14.1);
    await does(0, "proceed");
    await days(7.1);
    await does(0, "proceed");
  });
  after(() => coalition.close());

  const report = (...words: string[]) =>
    coalition.does(REPORTER, "report", account(RESPONDENT), "--duty", "2", ...words);

  it("begins with a report of which only a digest is published", async () => {
    const { refused, does } = coalition;
    const about = [account(RESPONDENT), "--duty"] as const;
    await refused(
      "DUTY_UNKNOWN",
      REPORTER,
      "report",
      ...about,
      "8",
      "--evidence",
      "What they said.",
    );
    await refused("EVIDENCE_MISSING", REPORTER, "report", ...about, "1");
    await refused("FILE_MISSING", REPORTER, "report", ...about, "1", "--evidence", "missing.md");
    await refused("CONDUCT_NOT_MEMBER", STRANGER, "report", ...about, "1", "--evidence", "What.");
    await refused(
      "CONDUCT_SELF_REPORT",
      RESPONDENT,
      "report",
      ...about,
      "1",
      "--evidence",
      "What.",
    );
    const file = await coalition.file("evidence.txt", "What they said.");
    const reported = await report("--evidence", file);
    expect(reported.evidence).to.equal(sha256("What they said."));
    notice = reported.case as string;
    const { cases } = (await does(0, "case", "list")) as unknown as { cases: object[] };
    expect(cases).to.have.length(1);
    expect(cases[0]).to.include({ case: notice, stage: "reply", respondent: account(RESPONDENT) });
  });

  it("hears the respondent before anybody decides", async () => {
    const { does, refused, days, shows } = coalition;
    const early = ["decide", notice, "--rung", "1", "--reasons", "Reasons."] as const;
    expect(await refused("CONDUCT_WRONG_STAGE", OFFICERS[0], ...early)).to.include("time to reply");
    const statement = ["--statement", "I did not."] as const;
    await refused("CONDUCT_NOT_RESPONDENT", REPORTER, "reply", notice, ...statement);
    const replied = await does(RESPONDENT, "reply", notice.slice(0, 10), ...statement);
    expect(replied.digest).to.equal(sha256("I did not."));
    await does(
      RESPONDENT,
      ...["case", "recuse", notice, account(OFFICERS[2]), "--reason", "We quarrelled."],
    );
    await does(OFFICERS[0], "case", "recuse", notice, account(OFFICERS[2]));
    await refused("CONDUCT_CONFLICTED", OFFICERS[2], "case", "advise", notice, "--advice", "Hush.");
    await days(3.1);
    const { stdout } = await shows(0, "case", "show", notice);
    expect(stdout).to.include("replied.").and.include("Two conduct officers may decide until");
  });

  it("is decided when a second officer confirms what the first said", async () => {
    const { does, refused } = coalition;
    await refused("RULING_MISSING", OFFICERS[1], "case", "confirm", notice);
    for (const words of [["--rung", "1", "--dismiss"], [], ["--dismiss", "--length", "1 day"]])
      await refused("INPUT_INVALID", OFFICERS[0], "decide", notice, "--reasons", "x", ...words);
    await refused(
      "CONDUCT_RUNG_SKIPPED",
      OFFICERS[0],
      ...["decide", notice, "--rung", "2", "--length", "14d", "--reasons", "Reasons."],
    );
    const said = await does(OFFICERS[0], "decide", notice, "--rung", "1", "--reasons", "Reasons.");
    expect(said).to.include({ stage: "decision" });
    await refused("RULING_MISSING", OFFICERS[0], "case", "confirm", notice);
    expect(await does(OFFICERS[1], "case", "confirm", notice)).to.include({
      stage: "appealable",
      rung: 1,
      reasons: sha256("Reasons."),
    });
  });

  it("suspends on the next rung, and says until when", async () => {
    const { does, days } = coalition;
    const post = `0x${"ab".repeat(32)}`;
    // A step counts for what is reported after it, and this chain may do both in one second.
    await days(0.01);
    suspension = (await report("--post", post)).case as string;
    await does(OFFICERS[1], "case", "hold", suspension, "--reason", "Threats.");
    expect(await does(0, "case", "right", account(RESPONDENT))).to.include({
      right: "held",
      mayPost: false,
    });
    await days(3.1);
    const words = ["--rung", "2", "--length", "14d", "--hide", "Names an address."];
    await does(OFFICERS[0], "decide", suspension, ...words, "--reasons", "Reasons.");
    const decided = await does(OFFICERS[1], "case", "confirm", suspension);
    expect(decided).to.include({ rung: 2, hidesPost: true, basis: notice });
    expect(await does(0, "case", "right", account(RESPONDENT))).to.include({ right: "suspended" });
    const { stdout } = await coalition.shows(0, "case", "right", account(RESPONDENT));
    expect(stdout).to.include("may not post until");
  });

  it("is appealed by the respondent, and lifted by two of the panel", async () => {
    const { does, refused } = coalition;
    expect(await does(8, "appeal", suspension)).to.include({ supporters: 1, stage: "appealable" });
    await refused("CONDUCT_ALREADY_SUPPORTED", 8, "appeal", suspension);
    await refused("CONDUCT_NOT_VOTER", STRANGER, "appeal", suspension);
    const appealed = await does(RESPONDENT, "appeal", suspension, "--grounds", "Unfair.");
    expect(appealed).to.include({ stage: "appealed", votesNeeded: 2 });
    const { stdout } = await coalition.shows(0, "case", "show", suspension);
    expect(stdout).to.include("may reply, whoever appealed");
    await refused("CONDUCT_NOT_RESPONDENT", 8, "reply", suspension, "--statement", "No.");
    expect(
      await does(RESPONDENT, "reply", suspension, "--statement", "It was no threat."),
    ).to.include({ stage: "appealed", digest: sha256("It was no threat.") });
    const lift = ["case", "judge", suspension, "lift", "--reasons", "Unfair."] as const;
    await refused("CONDUCT_NOT_OFFICER", 10, ...lift);
    await refused("CONDUCT_CONFLICTED", OFFICERS[0], ...lift);
    await does(PANEL[0], ...lift);
    expect(await does(PANEL[1], ...lift)).to.include({ stage: "lifted", verdict: "lifted" });
    const late = ["reply", suspension, "--statement", "Thanks."] as const;
    expect(await refused("CONDUCT_WRONG_STAGE", RESPONDENT, ...late)).to.include("the case");
    expect(await does(0, "case", "right", account(RESPONDENT))).to.include({ right: "granted" });
  });

  it("lapses by the clock, is recorded by anyone, and counted in the year", async () => {
    const { does, days, refused, shows } = coalition;
    const lapsing = (await report("--evidence", "More.")).case as string;
    const hold = ["case", "hold", lapsing, "--reason", "Threats."] as const;
    expect(await refused("CONDUCT_HELD_ELSEWHERE", OFFICERS[0], ...hold)).to.include(
      "was held in case",
    );
    // The period for a decision of the case before, in which the person was held, is over.
    await days(18.2);
    await does(OFFICERS[0], ...hold);
    await refused("CONDUCT_NOTHING_TO_RECORD", STRANGER, "case", "record", lapsing);
    await days(3);
    const { cases } = (await does(0, "case", "list", "--stage", "lapsed")) as unknown as {
      cases: object[];
    };
    expect(cases).to.have.length(1);
    const recorded = await does(STRANGER, "case", "record", lapsing);
    expect(recorded).to.include({ stage: "lapsed", silenceRecorded: true });
    const year = new Date((recorded.decideUntil as number) * 1000).getUTCFullYear();
    const counts = await does(0, "case", "year", String(year));
    expect(counts).to.deep.include({ year, lapsed: 1, holdsLapsed: 1 });
    expect((counts.officers as { officer: string }[]).map(({ officer }) => officer)).to.include(
      account(OFFICERS[0]),
    );
    const { stdout } = await shows(0, "case", "year", String(year));
    expect(stdout).to.include(`In ${year}:`).and.include("not followed by a decision");
  });

  it("goes as docs/cli.md tells it", async () => {
    const { commands, transcript } = await conductInDocs();
    expect(commands).to.have.length(13);
    let [told, shown] = ["", ""];
    for (const words of commands) {
      const typed = words.map((word) => (word === "0x7e3064" ? told.slice(0, 10) : word));
      const { exitCode, stdout, stderr } = await daoHere(coalition, ...typed, "--yes");
      expect(exitCode, `${typed.join(" ")}: ${stderr}`).to.equal(0);
      if (words[0] === "report") told = /Case (0x[0-9a-f]{64}):/.exec(stdout)?.[1] ?? "";
      if (words[1] === "show") shown = stdout;
    }
    const [, ...lines] = shown.trimEnd().split("\n"); // The first names the network.
    expect(withoutFigures(lines.join("\n"))).to.equal(withoutFigures(transcript));
  });

  it("is dismissed by two, and found by no other words than its id", async () => {
    const { does, refused } = coalition;
    const unfounded = (await report("--evidence", "Nothing.")).case as string;
    for (const officer of OFFICERS.slice(0, 2))
      await does(officer, "decide", unfounded, "--dismiss", "--reasons", "No breach.");
    expect(await does(0, "case", "show", unfounded)).to.include({ stage: "dismissed" });
    for (const given of ["0x12", "first", `0x${"0".repeat(64)}`])
      await refused("CASE_UNKNOWN", 0, "case", "show", given);
    await refused("INPUT_INVALID", 0, "case", "list", "--stage", "open");
    await refused(
      "CONDUCT_NOT_SUSPENDED",
      RESPONDENT,
      ...["case", "return", notice, "--statement", "Sorry."],
    );
  });
});
