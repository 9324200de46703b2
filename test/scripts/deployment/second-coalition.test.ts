import { readdir } from "node:fs/promises";
import { expect } from "chai";
import { servedChain, servedCoalition, type ServedCoalition } from "../cli/served-coalition.js";
import { runDao } from "../cli/dao-process.js";

const EXAMPLE = "coalitions/example.json5";

describe("a second coalition, from its file alone", () => {
  let served: ServedCoalition;
  before(async () => (served = await servedCoalition(EXAMPLE)));
  after(() => served.close());

  it("stands as its file says, with its own policy, and its documents are kept", async () => {
    const { exitCode, stdout } = await served.dao("status", "--json", "--coalition", EXAMPLE);
    expect(exitCode).to.equal(0);
    const status = JSON.parse(stdout) as Record<string, object>;
    expect(status).to.deep.include({
      deployment: "example-local",
      motions: { all: 0, live: [] },
    });
    expect(status.members).to.deep.include({ total: 7, voters: 7, waiting: 0, enrollable: 0 });
    expect(status.members).to.have.property("groups").with.length(4);
    expect(await readdir(served.content, { recursive: true })).to.have.length.above(1);
  });

  it("lives through time that a rehearsal advances", async () => {
    const moved = await served.dao("advance", "2 weeks", "--json");
    expect(moved.exitCode, moved.stderr).to.equal(0);
    const { advanced, timestamp, blockNumber } = JSON.parse(moved.stdout) as Record<string, number>;
    expect({ advanced, timestamp, blockNumber }).to.deep.equal({
      advanced: 14 * 86_400,
      timestamp: served.chain.head.timestamp,
      blockNumber: served.chain.head.number,
    });
  });

  it("is shown on one screen to people, naming network, chain and account", async () => {
    const { stdout } = await served.dao("status", "--coalition", EXAMPLE, "--as", "1");
    expect(stdout).to.match(
      /^Network local \(chain 31337\) at http:\/\/127\.0\.0\.1:\d+, account 0x7099.* ETH\n/,
    );
    expect(stdout)
      .to.include("7 members: 7 voters, 0 waiting")
      .and.to.include("npm run dao -- propose --help");
    expect(stdout.split("\n")).to.have.length.below(40);
    expect(stdout).not.to.include("\u001b"); // No colours off a terminal.
  });

  it("is founded anew where a local chain took the place of another", async () => {
    const next = await servedChain();
    try {
      const { exitCode, stdout, stderr } = await runDao(
        ...["deploy", "--yes", "--coalition", EXAMPLE, "--rpc", next.url],
        ...["--deployments", served.deployments, "--content", served.content],
      );
      expect(exitCode, stderr).to.equal(0);
      expect(stdout).to.include("it is thrown away").and.to.include("Verified:");
    } finally {
      await next.close();
    }
  });
});
