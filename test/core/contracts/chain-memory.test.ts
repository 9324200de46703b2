import { expect } from "chai";
import type { Provider } from "ethers";
import { connectCoalition, readLogs, rememberChain } from "../../../core/contracts/index.js";
import { readMembers } from "../../../core/members/index.js";
import { connection, ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { call, castVotes, fileMotion, openVote, secondMotion } from "../../fixture/motions.js";
import { RpcProvider } from "../audit/rpc-provider.js";

/** Two motions with ballots, and a provider that counts what it is asked. */
async function voted() {
  const c = await foundCoalition();
  const motions = [];
  for (const [index, mover] of c.founders.slice(0, 2).entries()) {
    const calls = [await call(c.archive, "recordResolution", [`Resolved: ${index}.`])];
    const motion = await fileMotion(c, calls, `Motion ${index}`, mover);
    await secondMotion(c, motion);
    motions.push(motion);
  }
  await openVote(c, motions[1]!);
  for (const motion of motions) await castVotes(c, motion, { for: 3, against: 1 });
  const asked: string[] = [];
  const rpc = {
    send: (method: string, params: unknown[]) => {
      asked.push(method);
      return connection.provider.request({ method, params } as never) as Promise<unknown>;
    },
  };
  return { c, motions, asked, rpc };
}

async function connected(remember: boolean) {
  const { c, motions, asked, rpc } = await loadFixture(voted);
  const toBlock = await ethers.provider.getBlockNumber();
  const provider: Provider = new RpcProvider(rpc, 31_337n);
  if (remember) rememberChain(provider, { fromBlock: 0, toBlock });
  const contracts = await connectCoalition(await c.directory.getAddress(), provider);
  asked.length = 0;
  const logsAsked = () => asked.filter((method) => method === "eth_getLogs").length;
  return { contracts, motions, toBlock, logsAsked };
}

const placeOf = ({ log }: { log: { blockNumber: number; index: number } }) =>
  `${log.blockNumber}/${log.index}`;

describe("a chain that is remembered", () => {
  it("gives the same logs, by name, by what they are about and up to any block", async () => {
    const [plain, kept] = [await connected(false), await connected(true)];
    const about = { field: "proposalId", values: new Set([plain.motions[1]!.id]) };
    for (const names of [undefined, ["VoteCast"], ["MotionSeconded", "VoteCast", "MotionFiled"]])
      for (const only of [undefined, about])
        for (const toBlock of [undefined, plain.toBlock, plain.toBlock - 3]) {
          const read = (from: typeof plain) =>
            readLogs(from.contracts.governor, { fromBlock: 0, toBlock }, names, only);
          const [expected, found] = [await read(plain), await read(kept)];
          expect(found.map(placeOf)).to.deep.equal(expected.map(placeOf));
          expect(found.map(({ args }) => args)).to.deep.equal(expected.map(({ args }) => args));
        }
    const votes = await readLogs(plain.contracts.governor, { fromBlock: 0 }, ["VoteCast"], about);
    expect(votes).to.have.lengthOf(4);
  });

  it("asks for the logs of a contract once", async () => {
    const { contracts, logsAsked } = await connected(true);
    for (const names of [["VoteCast"], ["MotionFiled"], undefined])
      await readLogs(contracts.governor, { fromBlock: 0 }, names);
    expect(logsAsked()).to.equal(1);
    const [one, other] = [
      await readMembers(contracts, { fromBlock: 0 }),
      await readMembers(contracts, { fromBlock: 0 }),
    ];
    expect(one).to.equal(other);
    expect(logsAsked()).to.equal(2);
  });

  it("asks anew for what was not kept", async () => {
    const { contracts, toBlock, logsAsked } = await connected(true);
    await readLogs(contracts.governor, { fromBlock: 0, toBlock: toBlock + 1 });
    expect(logsAsked()).to.equal(1);
    expect(await readMembers(contracts, { fromBlock: 1 })).to.be.an("array");
  });
});
