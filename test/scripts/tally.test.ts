import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { id } from "ethers";
import { endOf, spawnScript } from "./cli/dao-process.js";
import { coalitionAtWork, idOf, type CoalitionAtWork } from "./commands/coalition-at-work.js";

const BALLOTS = [
  id("VoteCast(address,uint256,uint8,uint256,string)"),
  id("RankedVoteCast(address,uint256,uint24,string)"),
];

interface Log {
  topics: string[];
  data: string;
}
type Falsify = (votes: Log[]) => Log[];

/** A node that passes everything on, but lies about ballots. */
async function lyingNode(url: string, falsify: Falsify): Promise<Server> {
  const answer = (reply: { result?: unknown }) => {
    if (!Array.isArray(reply.result)) return reply;
    const logs = reply.result as Log[];
    const isVote = ({ topics }: Log) => BALLOTS.includes(topics[0] ?? "");
    return {
      ...reply,
      result: [...logs.filter((log) => !isVote(log)), ...falsify(logs.filter(isVote))],
    };
  };
  const server = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const piece of request) body += String(piece);
      const headers = { "content-type": "application/json" };
      const reply: unknown = await (await fetch(url, { method: "POST", body, headers })).json();
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify(Array.isArray(reply) ? reply.map(answer) : answer(reply as object)),
      );
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

describe("scripts/tally.ts", () => {
  let coalition: CoalitionAtWork;
  let directory: string;
  let motion: string;
  let amended: string;

  before(async () => {
    coalition = await coalitionAtWork();
    const { does, days } = coalition;
    directory = ((await does(0, "status")) as { addresses: { directory: string } }).addresses
      .directory;
    motion = idOf(await does(1, "propose", "resolution", "Count me."));
    amended = idOf(await does(5, "propose", "resolution", "Rank me."));
    const rival = (await does(6, "amend", amended, "resolution", "No, me.")).text as string;
    for (const text of [motion, amended, rival])
      for (const seconder of [2, 3]) await does(seconder, "second", text);
    await days(7.1);
    for (const voter of [1, 2, 3]) await does(voter, "vote", motion, "for");
    await does(4, "vote", motion, "against");
    for (const voter of [1, 2, 3]) await does(voter, "vote", amended, "--rank", "2,1,quo");
    await does(4, "vote", amended, "for");
    await days(7.1);
  });
  after(() => coalition.close());

  const tally = async (...words: string[]) => endOf(spawnScript("tally.ts", words));
  const tallyOf = async (falsify: Falsify, which = motion) => {
    const server = await lyingNode(coalition.url, falsify);
    try {
      const { port } = server.address() as AddressInfo;
      return await tally(
        which.slice(0, 10),
        "--rpc",
        `http://127.0.0.1:${port}`,
        "--directory",
        directory,
      );
    } finally {
      server.close();
      server.closeAllConnections();
    }
  };

  it("agrees when the logs are the chain's", async () => {
    const { exitCode, stdout, stderr } = await tallyOf((votes) => votes);
    expect(exitCode, stderr).to.equal(0);
    expect(stdout)
      .to.include("The recount agrees with the governor.")
      .and.include("3 for, 1 against, 0 abstained, of 12 voters")
      .and.include("3 prefer the motion to the status quo and 1 the status quo to the motion");
  });

  it("fails loudly when a ballot is missing", async () => {
    const { exitCode, stdout } = await tallyOf((votes) => votes.slice(1));
    expect(exitCode).to.equal(1);
    expect(stdout)
      .to.include("THE RECOUNT DOES NOT AGREE WITH THE GOVERNOR.")
      .and.include('DIFFERENCE: The logs give 2 for "for", the governor says 3.');
  });

  it("fails loudly when a ballot is there twice", async () => {
    const { exitCode, stdout } = await tallyOf((votes) => [...votes, ...votes.slice(0, 1)]);
    expect(exitCode).to.equal(1);
    expect(stdout).to.match(/DIFFERENCE: 0x[0-9a-fA-F]{40} voted twice/);
  });

  it("counts rankings, shows every pair and says why an option wins", async () => {
    const { exitCode, stdout, stderr } = await tallyOf((votes) => votes, amended);
    expect(exitCode, stderr).to.equal(0);
    expect(stdout)
      .to.include("Ballots that rank … above …")
      .and.match(/option 2 +│ 3 +│ 3 +│ – /)
      .and.match(/Outcome: 4 ballots of 12 voters\. Option 2 \(.*\) wins: /)
      .and.include("The recount agrees with the governor.");
  });

  it("fails loudly when a ranking is missing, and when a vote on one option is", async () => {
    const isRanking = ({ topics }: Log) => topics[0] === BALLOTS[1];
    const first = await tallyOf((votes) => {
      const hidden = votes.find(isRanking);
      return votes.filter((vote) => vote !== hidden);
    }, amended);
    expect(first.exitCode).to.equal(1);
    expect(first.stdout).to.include(
      "DIFFERENCE: By the logs 2 rank option 2 above option 1, the contract says 3.",
    );
    const second = await tallyOf((votes) => votes.filter(isRanking), amended);
    expect(second.exitCode).to.equal(1);
    expect(second.stdout).to.include("THE RECOUNT DOES NOT AGREE WITH THE GOVERNOR.");
  });

  it("refuses in one line what it cannot count", async () => {
    const at = ["--rpc", coalition.url];
    const unknown = await tally("0x00000000", ...at, "--directory", directory);
    expect([unknown.exitCode, unknown.stderr.split(":")[0]]).to.deep.equal([1, "ELECTION_UNKNOWN"]);
    const nowhere = await tally(motion, "--rpc", "http://127.0.0.1:9", "--directory", directory);
    expect([nowhere.exitCode, nowhere.stderr.split(":")[0]]).to.deep.equal([
      1,
      "CHAIN_UNREACHABLE",
    ]);
  });
});
