import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { id } from "ethers";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { endOf, spawnScript } from "../cli/dao-process.js";
import { coalitionAtWork, idOf, type CoalitionAtWork } from "../commands/coalition-at-work.js";

const STRANGER = 15;
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;
const BALLOT_CAST = id("BallotCast(bytes32,address,bytes,uint48)");

interface Log {
  topics: string[];
}

/** A node that passes everything on, but keeps the first ranked ballot to itself. */
async function forgetfulNode(url: string): Promise<Server> {
  const answer = (reply: { result?: unknown }) => {
    if (!Array.isArray(reply.result)) return reply;
    const logs = reply.result as Log[];
    const lost = logs.find(({ topics }) => topics[0] === BALLOT_CAST);
    return { ...reply, result: logs.filter((log) => log !== lost) };
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

describe("scripts/nominate.ts and scripts/tally.ts, about elections", () => {
  let coalition: CoalitionAtWork;
  let directory: string;
  let election: string;

  before(async () => {
    coalition = await coalitionAtWork();
    directory = ((await coalition.does(0, "status")) as { addresses: { directory: string } })
      .addresses.directory;
  });
  after(() => coalition.close());

  const nominate = (as: number, ...words: string[]) => {
    const { url, deployments, content } = coalition;
    const place = ["--rpc", url, "--deployments", deployments, "--content", content];
    return endOf(
      spawnScript("nominate.ts", [...words, ...place, "--as", String(as), "--yes", "--json"]),
    );
  };
  it("calls nothing for a nomination that would be refused", async () => {
    const { refused, does } = coalition;
    const words = ["office", "nominate"];
    await refused("ELECTIONS_NOT_VOTER", STRANGER, ...words, "archivist", account(1));
    await refused("ELECTIONS_NOT_ELIGIBLE", 1, ...words, "archivist", account(STRANGER));
    await refused("OFFICE_UNKNOWN", 1, ...words, "archivst", "me");
    await refused("INPUT_INVALID", 1, ...words, "archivist", "0x12");
    await refused("ELECTIONS_MAY_NOT_SECOND", 1, ...words, "archivist", "me", "--second");
    expect((await does(0, "elections", "--all")).elections).to.deep.equal([]);
  });

  it("calls the election that is due, nominates, seconds and says what happens next", async () => {
    const { exitCode, stdout, stderr } = await nominate(2, "archivist", account(1), "--second");
    expect(exitCode, stderr).to.equal(0);
    const nominated = JSON.parse(stdout) as Record<string, unknown>;
    expect(nominated).to.include({ nominee: account(1), nominator: account(2) });
    expect(nominated.called).to.have.property("transaction");
    expect(nominated.seconded).to.have.property("transaction");
    election = nominated.election as string;
    // The next one finds the election under way.
    const { does, refused } = coalition;
    expect(await does(3, "office", "nominate", "archivist", "me")).to.deep.include({
      election,
      called: null,
      seconded: null,
    });
    await refused("ELECTIONS_WRONG_STATUS", 4, "office", "nominate", "archivist", account(3));
    const again = ["office", "nominate", "archivist", account(5), "--second"];
    await refused("ELECTIONS_ALREADY_SECONDED", 2, ...again);
  });

  it("the tally of an election agrees with honest logs, and fails loudly when a ballot is missing", async () => {
    const { does, days, file, url } = coalition;
    const statement = await file("statement.en.md", "# Elect me\n");
    await does(1, "accept", "archivist", "--statement", statement, "--conflicts", "none");
    await days(21.1);
    await does(0, "proceed");
    await days(7.1);
    await does(0, "proceed");
    for (const voter of [4, 5, 6, 7]) await does(voter, "ballot", "archivist", "--rank", "1,ron");
    await days(14.1);
    await does(0, "count", "archivist");
    const tally = (rpc: string, ...words: string[]) =>
      endOf(spawnScript("tally.ts", [...words, "--rpc", rpc, "--directory", directory]));

    const honest = await tally(url, election.slice(0, 12));
    expect(honest.exitCode, honest.stderr).to.equal(0);
    expect(honest.stdout)
      .to.include("4 ballots were cast, and 3 suffice")
      .and.include("The recount agrees with the contracts.");
    expect(await does(0, "tally", "archivist")).to.deep.include({
      election,
      agrees: true,
      quorum: 3,
    });

    const server = await forgetfulNode(url);
    try {
      const { port } = server.address() as AddressInfo;
      const lied = await tally(`http://127.0.0.1:${port}`, "archivist");
      expect(lied.exitCode).to.equal(1);
      expect(lied.stdout)
        .to.include("THE RECOUNT DOES NOT AGREE WITH THE CONTRACTS.")
        .and.include("DIFFERENCE: The logs give 3 ballots, the ballot box says 4.");
    } finally {
      server.close();
      server.closeAllConnections();
    }
    const unknown = await tally(url, "treasurer");
    expect([unknown.exitCode, unknown.stderr.split(":")[0]]).to.deep.equal([1, "ELECTION_UNKNOWN"]);
  });

  it("a motion annuls a result that is held, as docs/cli.md says", async () => {
    const { does, refused, days } = coalition;
    for (const voter of [4, 5]) await does(voter, "challenge", "archivist", "--reason", "Bent.");
    const words = ["propose", "call", "elections", "annul", election, "Somebody bent it."];
    const motion = idOf(await does(1, ...words));
    for (const voter of [2, 3]) await does(voter, "second", motion);
    await days(7.1);
    for (const voter of [1, 2, 3, 4]) await does(voter, "vote", motion, "for");
    await days(7.1);
    await does(0, "queue", motion);
    await days(2.1);
    await refused("ELECTION_NOT_READY", 0, "seat", "archivist");
    await does(0, "execute", motion);
    expect(await does(0, "tally", "archivist")).to.deep.include({
      stage: "annulled",
      annulledFor: "Somebody bent it.",
      agrees: true,
    });
    expect(await does(0, "office", "call", "archivist")).to.include({ stage: "nominations" });
  });
});
