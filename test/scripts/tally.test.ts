import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { id } from "ethers";
import { endOf, spawnScript } from "./cli/dao-process.js";
import { coalitionAtWork, idOf, type CoalitionAtWork } from "./commands/coalition-at-work.js";

const VOTE_CAST = id("VoteCast(address,uint256,uint8,uint256,string)");

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
    const isVote = ({ topics }: Log) => topics[0] === VOTE_CAST;
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

  before(async () => {
    coalition = await coalitionAtWork();
    const { does, days } = coalition;
    directory = ((await does(0, "status")) as { addresses: { directory: string } }).addresses
      .directory;
    motion = idOf(await does(1, "propose", "resolution", "Count me."));
    for (const seconder of [2, 3]) await does(seconder, "second", motion);
    await days(7.1);
    for (const voter of [1, 2, 3]) await does(voter, "vote", motion, "for");
    await does(4, "vote", motion, "against");
    await days(7.1);
  });
  after(() => coalition.close());

  const tally = async (...words: string[]) => endOf(spawnScript("tally.ts", words));
  const tallyOf = async (falsify: Falsify) => {
    const server = await lyingNode(coalition.url, falsify);
    try {
      const { port } = server.address() as AddressInfo;
      return await tally(
        motion.slice(0, 10),
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
