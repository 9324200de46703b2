import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { createContext } from "../../../scripts/cli/create-context.js";
import { sendRankings } from "../../../scripts/elections/balloting/send-rankings.js";
import {
  coalitionAtWork,
  type Answer,
  type CoalitionAtWork,
} from "../commands/coalition-at-work.js";

const STRANGER = 15;
const [ANNA, BERT, CORA, DORA] = [0, 1, 2, 3];
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;

interface ElectionAnswer {
  election: string;
  stage: string;
  candidates: string[];
  nominees: { account: string; status: string; seconders: string[]; conflicts?: string }[];
}

const electionOf = (answer: Answer) => answer as Answer & ElectionAnswer;

describe("dao: an election from the call to the seat", () => {
  let coalition: CoalitionAtWork;
  let election: string;

  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  const statementOf = (who: number) =>
    coalition.file(`statement-${who}.en.md`, `# I am number ${who}\n\nElect me.\n`);

  it("office list shows who holds what, and what anybody may call", async () => {
    const { does, shows } = coalition;
    const { offices } = (await does(0, "office", "list")) as unknown as {
      offices: { name: string; seats: object[]; due: { seats: number[] }; excludes: string[] }[];
    };
    expect(offices.map(({ name }) => name)).to.deep.equal([
      "co-leader",
      "conduct-officer",
      "appeal-panellist",
      "archivist",
      "coordination-representative",
    ]);
    expect(offices[3]).to.deep.include({ due: { seats: [0], at: offices[3]!.due["at" as never] } });
    expect(offices[1]!.excludes).to.deep.equal(["appeal-panellist"]);
    const { stdout } = await shows(0, "office", "list");
    expect(stdout)
      .to.include("vacant")
      .and.include("archivist: anyone may now call an election of 1 seat")
      .and.include("5 offices.");
  });

  it("office call is anybody's, once; unknown offices are suggested", async () => {
    const { does, refused, dao } = coalition;
    expect(await refused("OFFICE_UNKNOWN", 0, "office", "call", "archivst")).to.include(
      '"archivst"',
    );
    await refused("ELECTION_UNKNOWN", 0, "elections", "archivist");
    const unasked = await dao("office", "call", "archivist", "--as", "15");
    expect(unasked.stderr).to.include("CONFIRMATION_NEEDED");
    expect(unasked.stdout).to.include("the election to archivist of 1 seat: 0 (vacant)");
    const called = electionOf(await does(STRANGER, "office", "call", "Archivist"));
    ({ election } = called);
    expect(election).to.match(/^0x[0-9a-f]{64}$/);
    expect(called).to.deep.include({ stage: "nominations", office: "archivist", seats: [0] });
    expect(await refused("ELECTIONS_RUNNING", 0, "office", "call", "archivist")).to.include(
      election.slice(0, 10),
    );
  });

  it("nominate takes voters, by themselves or others; second another one than the nominee", async () => {
    const { does, refused, days } = coalition;
    await days(0.01);
    expect(await does(ANNA, "nominate", "archivist", "me")).to.include({
      nominee: account(ANNA),
      secondsNeeded: 1,
    });
    await does(ANNA, "nominate", election.slice(0, 10), account(BERT));
    await does(DORA, "nominate", "archivist", account(CORA));
    await does(CORA, "nominate", "archivist", account(DORA));
    await refused("ELECTIONS_WRONG_STATUS", 4, "nominate", "archivist", account(BERT));
    await refused("ELECTIONS_NOT_ELIGIBLE", 4, "nominate", "archivist", account(STRANGER));
    await refused("ELECTIONS_NOT_VOTER", STRANGER, "nominate", "archivist", account(4));
    await refused("INPUT_INVALID", 4, "nominate", "archivist", "0x12");
    await refused("ELECTION_UNKNOWN", 4, "nominate", "treasurer", account(4));

    await refused("ELECTIONS_MAY_NOT_SECOND", ANNA, "second", "archivist", account(ANNA));
    await refused("INPUT_INVALID", 5, "second", "archivist");
    expect(await refused("NOMINEE_UNKNOWN", 5, "second", "archivist", account(9))).to.include(
      account(9),
    );
    await does(5, "second", "archivist", account(ANNA).slice(0, 8));
    await refused("ELECTIONS_ALREADY_SECONDED", 5, "second", "archivist", account(BERT));
    await refused("ELECTIONS_NOT_ELECTOR", STRANGER, "second", "archivist", account(BERT));
    expect(await does(6, "second", "archivist", account(BERT))).to.include({ secondsGiven: 1 });
  });

  it("accept deposits the statement first, and nothing when the acceptance would fail", async () => {
    const { does, refused, dao } = coalition;
    const statement = await statementOf(ANNA);
    const words = (file = statement) => ["--statement", file, "--conflicts", "none"];
    // Somebody else, a nominee without a second, and nobody's statement: no document comes of it.
    await refused("ELECTIONS_WRONG_STATUS", 9, "accept", "archivist", ...words());
    await refused("ELECTIONS_SECONDS_MISSING", CORA, "accept", "archivist", ...words());
    await refused("STATEMENT_MISSING", ANNA, "accept", "archivist", "--conflicts", "none");
    await refused("INPUT_INVALID", ANNA, "accept", "archivist", "--statement", statement);
    await refused(
      "TEXT_TOO_LONG",
      ANNA,
      "accept",
      "archivist",
      "--statement",
      statement,
      "--conflicts",
      "x".repeat(513),
    );
    await refused("FILE_MISSING", ANNA, "accept", "archivist", ...words(`${statement}.not`));
    const { documents } = (await does(0, "archive", "list")) as { documents: object[] };
    expect(documents).to.have.length(1);

    const unasked = await dao("accept", "archivist", ...words(), "--as", String(ANNA));
    expect(unasked.stderr).to.include("CONFIRMATION_NEEDED");
    expect(unasked.stdout)
      .to.include('published for good: "none"')
      .and.include("Your statement is deposited first, for good:")
      .and.include("statement-0.en.md: en");
    const accepted = await does(ANNA, "accept", "archivist", ...words());
    expect(accepted).to.deep.include({ candidates: [account(ANNA)], conflicts: "none" });
    expect(accepted.deposited).to.include({ version: 1 });
    await refused("ELECTIONS_WRONG_STATUS", ANNA, "accept", "archivist", ...words());
    const found = await does(0, "archive", "get", election.slice(2));
    expect(found).to.deep.include({ kind: "nomination statement", version: 1 });
    expect(found.content).to.include("I am number 0");
  });

  it("accept takes a statement that is archived already, and signed papers of the nominee alone", async () => {
    const { does, refused, file } = coalition;
    const statement = await statementOf(BERT);
    const kind = ["--kind", "nomination-statement", "--name", election.slice(2)];
    await does(BERT, "archive", "add", statement, ...kind);
    const other = await file("other.en.md", "Something else.\n");
    const sign = ["accept", "archivist", "--conflicts", "I sell archives.", "--sign-only"];
    await refused("STATEMENT_OTHER", BERT, ...sign, "--statement", other);
    await refused("ELECTIONS_WRONG_STATUS", 9, ...sign);
    const { acceptance } = (await does(BERT, ...sign, "--statement", statement)) as {
      acceptance: Record<string, unknown>;
    };
    const paper = (changes: object = {}) =>
      file("acceptance.json", JSON.stringify({ ...acceptance, ...changes }));
    await refused(
      "ACCEPTANCE_ELSEWHERE",
      STRANGER,
      "accept",
      "--signed",
      await paper({ chainId: 1 }),
    );
    await refused(
      "ACCEPTANCE_MALFORMED",
      STRANGER,
      ...["accept", "--signed", await paper({ signature: "mine" })],
    );
    await refused(
      "ELECTIONS_INVALID_SIGNATURE",
      STRANGER,
      ...["accept", "--signed", await paper({ conflicts: "none" })],
    );
    await refused("ACCEPTANCE_UNREADABLE", STRANGER, "accept", "--signed", "nowhere.json");
    await refused("INPUT_INVALID", STRANGER, "accept", "archivist", "--signed", await paper());
    const carried = await does(STRANGER, "accept", "--signed", await paper());
    expect(carried).to.deep.include({
      nominee: account(BERT),
      carriedBy: account(STRANGER),
      conflicts: "I sell archives.",
      candidates: [account(ANNA), account(BERT)],
    });
    await refused("ELECTIONS_WRONG_STATUS", STRANGER, "accept", "--signed", await paper());
  });

  it("decline is for nominees, withdraw for candidates, and both are final", async () => {
    const { does, refused } = coalition;
    await refused("ELECTIONS_WRONG_STATUS", ANNA, "decline", "archivist");
    await does(DORA, "decline", "archivist");
    await refused("ELECTIONS_WRONG_STATUS", DORA, "decline", "archivist");
    await refused("ELECTIONS_WRONG_STATUS", 4, "nominate", "archivist", account(DORA));
    await refused("ELECTIONS_WRONG_STATUS", CORA, "withdraw", "archivist");
    await does(7, "second", "archivist", account(CORA));
    const conflicts = ["--conflicts", "none", "--statement"];
    await does(CORA, "accept", "archivist", ...conflicts, await statementOf(CORA));
    await does(8, "nominate", "archivist", account(4));
    await does(8, "second", "archivist", account(4));
    await does(4, "accept", "archivist", ...conflicts, await statementOf(4));
    await does(4, "withdraw", "archivist");
    await refused("ELECTIONS_WRONG_STATUS", 4, "withdraw", "archivist");
    const shown = (await does(0, "elections", "archivist")) as unknown as {
      elections: ElectionAnswer[];
    };
    expect(shown.elections[0]!.candidates).to.deep.equal([ANNA, BERT, CORA].map(account));
    expect(
      shown.elections[0]!.nominees.map(({ account: who, status }) => [who, status]),
    ).to.deep.equal([
      [account(ANNA), "accepted"],
      [account(BERT), "accepted"],
      [account(CORA), "accepted"],
      [account(DORA), "declined"],
      [account(4), "withdrawn"],
    ]);
  });

  it("waits for the clock, and takes the steps that are due", async () => {
    const { does, refused, days } = coalition;
    expect(await refused("NOTHING_DUE", 0, "proceed")).to.include("due now");
    await refused("NOTHING_DUE", 0, "proceed", "archivist");
    expect(await refused("ELECTION_NOT_READY", 4, "ballot", "archivist", "--rank", "1")).to.include(
      "Voters nominate until",
    );
    await days(14.1);
    await refused("ELECTION_NOT_READY", 4, "nominate", "archivist", account(9));
    await days(7);
    await refused("ELECTION_NOT_READY", 9, "accept", "archivist", "--conflicts", "none");
    expect(await refused("ELECTION_NOT_READY", 0, "count", "archivist")).to.include(
      "3 candidates for 1 seat: anyone may now begin the campaign.",
    );
    const { steps } = (await does(STRANGER, "proceed")) as { steps: object[] };
    expect(steps).to.have.length(1);
    expect(steps[0]).to.include({ step: "proceed", stage: "campaign", office: "archivist" });
    await days(7.1);
    expect(
      ((await does(STRANGER, "proceed", "archivist")) as { steps: object[] }).steps[0],
    ).to.include({ step: "openBallot", stage: "ballot" });
    await refused("ELECTION_NOT_READY", ANNA, "withdraw", "archivist");
    await refused("ELECTION_NOT_READY", 0, "count", "archivist");
    await refused("ELECTION_NOT_READY", 0, "seat", "archivist");
  });

  it("status knows of it, and what can be done next", async () => {
    const { does, shows } = coalition;
    const { elections, next } = (await does(0, "status")) as unknown as {
      elections: { all: number; live: ElectionAnswer[] };
      next: { command: string }[];
    };
    expect(elections.all).to.equal(1);
    expect(elections.live[0]).to.include({ stage: "ballot", office: "archivist" });
    expect(next.map(({ command }) => command)).to.include(`ballot ${election.slice(0, 10)}`);
    const { stdout } = await shows(0, "status");
    expect(stdout).to.include("1 election so far, 1 under way").and.include("archivist");
  });

  it("ballot shows every voter a paper of their own, and takes rankings in words", async () => {
    const { does, refused, shows } = coalition;
    const paperOf = async (who: number) =>
      (await does(who, "ballot", "archivist")) as unknown as {
        paper: { number: number; alternative: number; label: string }[];
        cast: null | { ranking: string[][] };
      };
    // Three candidates have six orders: enough voters that all of them agreeing is out of the question.
    const papers = [];
    for (let who = 0; who < 12; who++) papers.push(await paperOf(who));
    for (const { paper } of papers) {
      expect(paper.map(({ number }) => number)).to.deep.equal([1, 2, 3, 4]);
      expect(paper.at(-1)!.label).to.equal("re-open nominations");
    }
    expect(
      new Set(papers.map(({ paper }) => paper.map(({ alternative }) => alternative).join())).size,
    ).to.be.greaterThan(1);

    const rank = (who: number, ranking: string) =>
      does(who, "ballot", "archivist", "--rank", ranking);
    const short = (who: number) => account(who).slice(0, 8);
    const first = await rank(0, `${short(ANNA)},${account(BERT)}=${short(CORA)},ron`);
    expect(first).to.deep.include({ ranks: [3, 1, 2, 2], replaced: false });
    const { paper } = papers[0]!;
    const numberOf = (who: number) => paper.find(({ label }) => label === account(who))!.number;
    const second = await rank(0, `${numberOf(BERT)},${numberOf(ANNA)}`);
    expect(second).to.deep.include({ ranks: [0, 2, 1, 0], replaced: true });
    expect((await paperOf(0)).cast!.ranking).to.deep.equal([[account(BERT)], [account(ANNA)]]);
    const shown = await shows(0, "ballot", "archivist");
    expect(shown.stdout)
      .to.include("Your ballot in the box:")
      .and.include(`1. ${account(BERT)}`);

    for (const [code, ranking] of [
      ["CANDIDATE_NOT_ON_BALLOT", account(4)],
      ["CANDIDATE_NOT_ON_BALLOT", account(DORA)],
      ["CANDIDATE_UNKNOWN", account(9)],
      ["CANDIDATE_UNKNOWN", "5"],
      ["CANDIDATE_UNKNOWN", "0"],
      ["CANDIDATE_TWICE", `${short(ANNA)},2,1,3`],
      ["CANDIDATE_TWICE", "ron,1,ron"],
      ["INPUT_INVALID", "1,,2"],
      ["INPUT_INVALID", "1=,2"],
    ] as const)
      await refused(code, 0, "ballot", "archivist", "--rank", ranking);
    expect(
      await refused("CANDIDATE_NOT_ON_BALLOT", 0, "ballot", "archivist", "--rank", account(4)),
    ).to.include("withdrew from this election");
    await refused("OPEN_BALLOT_BOX_NOT_VOTER", STRANGER, "ballot", "archivist", "--rank", "1");
    await refused("INPUT_INVALID", 0, "ballot", "archivist", "--rank", "1", "--abstain");
    await refused("INPUT_INVALID", 0, "ballot", "--rank", "1");
    await refused("INPUT_INVALID", 0, "ballot", "archivist", "--sign-only");
  });

  it("ballots may be signed on paper and carried in a batch, which says what did not count", async () => {
    const { does, refused, file } = coalition;
    const sign = async (who: number, ranking: string) =>
      (await does(who, "ballot", "archivist", "--rank", ranking, "--sign-only"))
        .ballot as object & {
        sequence: number;
        ranks: number[];
      };
    const short = (who: number) => account(who).slice(0, 8);
    const ballots = [];
    for (const who of [5, 6, 7]) ballots.push(await sign(who, `${short(BERT)},${short(ANNA)},ron`));
    const changed = await sign(8, `${short(CORA)},ron`);
    const later = { ...(await sign(6, `${short(ANNA)},ron`)) };
    await refused("VOTER_UNKNOWN", STRANGER, "ballot", "archivist", "--abstain", "--sign-only");
    const batch = await file(
      "batch.json",
      JSON.stringify([...ballots, { ...changed, ranks: [1, 0, 0, 2] }, later]),
    );
    const sent = (await does(STRANGER, "ballot", "--batch", batch)) as unknown as {
      counted: number;
      skipped: { index: number; reason: string }[];
    };
    expect(sent.counted).to.equal(3);
    expect(sent.skipped).to.deep.equal([
      { index: 1, voter: account(6), reason: "there is a later one of this voter in the batch" },
      { index: 3, voter: account(8), reason: "its signature is not the voter's" },
    ]);
    await refused("BATCH_EMPTY", STRANGER, "ballot", "--batch", batch);
    const single = await file("one.json", JSON.stringify({ ballot: changed }));
    expect(await does(STRANGER, "ballot", "--batch", single)).to.include({ counted: 1 });
    for (const [code, content] of [
      ["BALLOTS_MALFORMED", "{"],
      ["BALLOTS_MALFORMED", "[]"],
      ["BALLOTS_MALFORMED", JSON.stringify({ ...changed, ranks: [99, 1, 2, 3] })],
      ["BALLOT_ELSEWHERE", JSON.stringify({ ...changed, chainId: 1 })],
      ["BALLOT_UNKNOWN", JSON.stringify({ ...changed, ballotId: `0x${"12".repeat(32)}` })],
      [
        "BALLOTS_OF_SEVERAL_ELECTIONS",
        JSON.stringify([changed, { ...changed, ballotId: `0x${"12".repeat(32)}` }]),
      ],
    ] as const)
      await refused(code, 0, "ballot", "--batch", await file("bad.json", content));
    expect(
      await refused(
        "BALLOTS_MALFORMED",
        0,
        ...[
          "ballot",
          "--batch",
          await file("bad.json", JSON.stringify({ ...changed, ranks: [99, 1] })),
        ],
      ),
    ).to.include('"ranks.0" is out of range');
    await refused("BALLOTS_UNREADABLE", 0, "ballot", "--batch", "nowhere.json");
    await refused("INPUT_INVALID", 0, "ballot", "archivist", "--batch", single);
  });

  it("a ballot that was overtaken on its way is passed over by the chain, and named", async () => {
    const { does, file, url, deployments, content } = coalition;
    const ranking = `${account(BERT)},${account(ANNA)},ron`;
    const papers = [];
    for (const voter of [5, 7]) {
      const words = ["ballot", "archivist", "--rank", ranking];
      papers.push((await does(voter, ...words, "--sign-only")).ballot);
    }
    const path = await file("overtaken.json", JSON.stringify(papers));
    const settings = { network: "local", rpc: url, coalition: "coalitions/dc-bas.json5", as: "15" };
    const given = { ...settings, deployments, content, via: undefined, json: true, yes: true };
    const context = createContext(given, "signs");
    await context.network();
    const overtaken = {
      ...context,
      preview: () => undefined,
      confirm: async () => void (await does(5, "ballot", "archivist", "--rank", ranking)),
    };
    const answer = await sendRankings(overtaken, [path]).finally(() => context.close());
    expect(answer).to.deep.include({
      sent: 2,
      counted: 1,
      skipped: [
        { index: 0, voter: account(5), reason: "a later ballot of this voter is in the box" },
      ],
    });
  });

  it("count closes, waits for the next block, counts, and counts again here", async () => {
    const { does, refused, shows, days } = coalition;
    await does(9, "ballot", "archivist", "--abstain");
    await days(14.1);
    await refused("ELECTION_NOT_READY", 0, "ballot", "archivist", "--rank", "1");
    await refused("ELECTION_NOT_READY", 0, "challenge", "archivist", "--reason", "x");
    const counted = (await does(STRANGER, "count", "archivist")) as unknown as {
      agrees: boolean;
      stage: string;
      transactions: string[];
      runs: { ballots: number; order: string[]; preferred: number[][] }[];
      explanation: string;
    };
    expect(counted).to.include({ agrees: true, stage: "provisional" });
    expect(counted.transactions).to.have.length(2);
    // 0, 5, 7 put bert first; 6 changed to anna; 8 wants cora; 9 abstains.
    expect(counted.runs[0]!.ballots).to.equal(6);
    expect(counted.runs[0]!.order.slice(0, 2)).to.deep.equal([account(BERT), account(ANNA)]);
    expect(counted.explanation).to.include("is elected");
    await refused("ELECTION_NOT_READY", 0, "count", "archivist");
    await refused("ELECTION_NOT_READY", 0, "seat", "archivist");
    const { stdout, exitCode } = await shows(0, "tally", "archivist");
    expect(exitCode).to.equal(0);
    expect(stdout)
      .to.include("So many prefer the one in the row to the one in the column:")
      .and.include("RON re-open nominations")
      .and.include("elected")
      .and.include("The recount agrees with the contracts.");
    const tallied = await does(0, "tally", election.slice(0, 12));
    expect(tallied.runs).to.deep.equal(counted.runs);
  });

  it("challenge holds the result when enough doubt it, and seat waits for the end of the hold", async () => {
    const { does, refused, days } = coalition;
    await refused("TEXT_TOO_LONG", 4, "challenge", "archivist", "--reason", "x".repeat(513));
    await refused("ELECTIONS_NOT_ELECTOR", STRANGER, "challenge", "archivist", "--reason", "No.");
    expect(await does(4, "challenge", "archivist", "--reason", "Two are missing.")).to.include({
      held: false,
      challengesNeeded: 2,
    });
    await refused(
      "ELECTIONS_ALREADY_CHALLENGED",
      4,
      "challenge",
      "archivist",
      "--reason",
      "Still.",
    );
    expect(await does(5, "challenge", "archivist", "--reason", "I doubt it.")).to.include({
      held: true,
    });
    await refused("ELECTION_NOT_READY", 6, "challenge", "archivist", "--reason", "Me too.");
    await days(8);
    expect(await refused("ELECTION_NOT_READY", 0, "seat", "archivist")).to.include(
      "it is held until",
    );
    await days(21);
    const seated = electionOf(await does(STRANGER, "seat", "archivist"));
    expect(seated).to.include({ stage: "seated" });
    expect((seated.seated as { candidate: string; seat: number }[])[0]).to.include({
      candidate: account(BERT),
      seat: 0,
    });
    await refused("ELECTION_NOT_READY", 0, "seat", "archivist");
    expect(await does(0, "tally", "archivist")).to.include({ agrees: true, stage: "seated" });
    expect((await does(0, "elections")).elections).to.deep.equal([]);
    expect((await does(0, "elections", "--all")).elections).to.have.length(1);
  });

  it("an office that is full is not called, until its holder resigns", async () => {
    const { does, refused, shows } = coalition;
    expect(await refused("ELECTIONS_NOT_DUE", 0, "office", "call", "archivist")).to.include(
      "No seat",
    );
    const { stdout } = await shows(0, "office", "list");
    expect(stdout)
      .to.include(account(BERT))
      .and.match(/archivist: the next election may be called from 20\d\d-/);
    await refused("OFFICES_NOT_OFFICER", ANNA, "office", "resign", "archivist");
    await does(BERT, "office", "resign", "archivist");
    expect(electionOf(await does(0, "office", "call", "archivist")).stage).to.equal("nominations");
  });
});
