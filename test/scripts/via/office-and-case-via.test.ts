import { createHash } from "node:crypto";
import { expect } from "chai";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import type { Answer } from "../commands/coalition-at-work.js";
import { developmentAccount, drain } from "./development-account.js";

const REPORTER = 0;
const RESPONDENT = 1;
const OFFICERS = [2, 3, 4] as const;
const PANEL = [5, 6, 7] as const;
const CARRIER = 15;
const sha256 = (text: string) => `0x${createHash("sha256").update(text).digest("hex")}`;
const address = (number: number) => developmentAccount(number).address;

interface Batch extends Answer {
  counted: number;
  ballots: { voter: string }[];
  skipped: { index: number; reason: string }[];
}

describe("dao --via, for offices and cases", () => {
  let served: ServedRelay;
  const viaRelay = () => ["--via", served.relay.url];
  /** Every verb here goes through the relay: none of these people has ether. */
  const does = (as: number, ...words: string[]) => served.does(as, ...words, ...viaRelay());
  const refused = (code: string, as: number, ...words: string[]) =>
    served.refused(code, as, ...words, ...viaRelay());
  const payerOf = async ({ transaction }: Answer) =>
    (await served.relay.services.chain.provider.getTransaction(transaction as string))?.from;

  before(async () => {
    served = await servedRelay();
    for (const person of [...OFFICERS, ...PANEL, RESPONDENT]) await drain(served.url, person);
    await served.does(0, "office", "call", "conduct-officer");
    await served.does(0, "office", "call", "appeal-panellist");
    await served.days(0.01);
  });
  after(() => served?.close());

  it("stands for office without ether, the statement with the relay", async () => {
    const statement = await served.file("statement.en.md", "# Elect me\n");
    for (const [office, people] of [
      ["conduct-officer", OFFICERS],
      ["appeal-panellist", PANEL],
    ] as const)
      for (const who of people) {
        await does(who, "nominate", office, "me");
        await served.does(who + 4, "second", office, address(who), ...viaRelay());
        const words = ["--statement", statement, "--conflicts", "none"];
        const accepted = await does(who, "accept", office, ...words);
        expect(accepted.via).to.have.length(2);
      }
    await refused("ELECTIONS_WRONG_STATUS", 8, "decline", "conduct-officer");
  });

  it("ranks candidates, replaces a ballot, and carries signed ones", async () => {
    await served.days(21.2);
    await served.does(0, "proceed");
    await served.days(7.1);
    await served.does(0, "proceed");
    for (const office of ["conduct-officer", "appeal-panellist"]) {
      const ballot = (as: number, ...words: string[]) => does(as, "ballot", office, ...words);
      expect(await ballot(5, "--abstain")).to.include({ replaced: false });
      const again = await ballot(5, "--rank", "1,2,3,ron");
      expect(again).to.include({ replaced: true });
      expect(await payerOf(again)).to.equal(served.relay.services.wallet?.address);
      await refused("CANDIDATE_UNKNOWN", 2, "ballot", office, "--rank", "0xdead");
      const papers = [];
      for (const voter of [8, 9, 10])
        papers.push(
          (await served.does(voter, "ballot", office, "--rank", "1,2,3,ron", "--sign-only")).ballot,
        );
      const forged = { ...(papers[0] as Answer), sequence: 7 };
      const file = await served.file("rankings.json", JSON.stringify([...papers, forged]));
      const batch = (await does(CARRIER, "ballot", "--batch", file)) as Batch;
      expect(batch).to.deep.include({ given: 4, sent: 3, counted: 3 });
      expect(batch.ballots.map(({ voter }) => voter)).to.deep.equal([8, 9, 10].map(address));
      await refused("BATCH_EMPTY", CARRIER, "ballot", "--batch", file);
    }
    await served.days(14.1);
    await served.does(0, "proceed");
    await served.days(7.1);
    await served.does(0, "proceed");
    const { offices } = (await served.does(0, "office", "list")) as unknown as {
      offices: { name: string; seats: { holder: { account: string } | null }[] }[];
    };
    for (const [office, people] of [
      ["conduct-officer", OFFICERS],
      ["appeal-panellist", PANEL],
    ] as const) {
      const { seats } = offices.find(({ name }) => name === office) ?? { seats: [] };
      expect(seats.map(({ holder }) => holder?.account)).to.have.members(people.map(address));
    }
  });

  let suspension: string;

  it("reports, and answers to the report", async () => {
    const about = ["report", address(RESPONDENT), "--duty", "2"];
    await refused("EVIDENCE_MISSING", REPORTER, ...about);
    const reported = await does(REPORTER, ...about, "--evidence", "What they said.");
    suspension = reported.case as string;
    expect(await payerOf(reported)).to.equal(served.relay.services.wallet?.address);
    await refused("CONDUCT_NOT_RESPONDENT", 8, "reply", suspension, "--statement", "No.");
    const replied = await does(RESPONDENT, "reply", suspension, "--statement", "I did not.");
    expect(replied).to.include({ digest: sha256("I did not.") });
    await does(OFFICERS[2], "case", "hold", suspension, "--reason", "Threats.");
    const right = await served.does(0, "case", "right", address(RESPONDENT));
    expect(right).to.include({ right: "held" });
  });

  it("decides, by two officers", async () => {
    const say = ["decide", suspension, "--rung", "1", "--reasons", "Reasons."];
    await refused("CONDUCT_WRONG_STAGE", OFFICERS[0], ...say);
    await served.days(3.1);
    await refused("CONDUCT_NOT_OFFICER", 9, ...say);
    expect(await does(OFFICERS[0], ...say)).to.include({ stage: "decision" });
    const decided = await does(OFFICERS[1], "case", "confirm", suspension);
    expect(decided).to.include({ stage: "appealable", rung: 1, reasons: sha256("Reasons.") });
    expect(await payerOf(decided)).to.equal(served.relay.services.wallet?.address);
  });

  it("appeals and judges, and runs as a process of its own", async () => {
    const words = ["appeal", suspension, "--grounds", "Unfair.", "--yes", ...viaRelay()];
    const stranger = await served.dao(...words, "--as", String(CARRIER));
    expect(stranger.exitCode).to.equal(1);
    expect(stranger.stderr).to.match(/^CONDUCT_NOT_VOTER: /);
    const { exitCode, stdout, stderr } = await served.dao(...words, "--as", String(RESPONDENT));
    expect(exitCode, stderr).to.equal(0);
    expect(stdout)
      .to.include("took it and promises it on the chain by")
      .and.include("Appealed: in block");
    const lift = ["case", "judge", suspension, "lift", "--reasons", "Unfair."];
    await refused("CONDUCT_CONFLICTED", OFFICERS[0], ...lift);
    await does(PANEL[0], ...lift);
    expect(await does(PANEL[1], ...lift)).to.include({ stage: "lifted", verdict: "lifted" });
  });
});
