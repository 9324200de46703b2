import { expect } from "chai";
import type { AbstractProvider, Filter, FilterByBlockHash, Log } from "ethers";
import { connectCoalition, readLogs } from "../../../core/contracts/index.js";
import { ethers, foundCoalition, loadFixture, networkHelpers } from "../../fixture/coalition.js";
import { lyingNode } from "../lying-node.js";
import { refusalOf } from "../refusal.js";

type Range = { fromBlock?: unknown; toBlock?: unknown };

/** The real chain behind a node that answers for `limit` blocks at most and counts what it is asked. */
function limited(limit: number) {
  const asked: { from: number; to: number; refused: boolean }[] = [];
  const provider = new Proxy(ethers.provider, {
    get(target, key, node) {
      if (key === "provider") return node as unknown;
      const own: unknown = Reflect.get(target, key, target);
      // The real provider keeps its state in private fields, which only its own methods may touch.
      if (key !== "getLogs") return typeof own === "function" ? (own.bind(target) as unknown) : own;
      return async (filter: Filter | FilterByBlockHash) => {
        const { fromBlock, toBlock } = filter as Range;
        const [from, to] = [Number(fromBlock), Number(toBlock)];
        const refused = to - from + 1 > limit;
        asked.push({ from, to, refused });
        if (refused) throw new Error("query returned more than fits");
        return target.getLogs(filter);
      };
    },
  });
  return { provider: provider as unknown as AbstractProvider, asked };
}

async function history() {
  const dao = await foundCoalition();
  for (const stranger of dao.strangers.slice(0, 6)) {
    const [, code] = await dao.archive.currentCode();
    await dao.membership.connect(stranger).join(0, code);
    await networkHelpers.mine(7);
  }
  return dao;
}

describe("readLogs", () => {
  for (const limit of [1, 3, 10, 10_000]) {
    it(`reads everything in order from a node that answers for ${limit} blocks at once`, async () => {
      const dao = await loadFixture(history);
      const { provider, asked } = limited(limit);
      const found = await connectCoalition(await dao.directory.getAddress(), provider);
      const logs = await readLogs(found.membership, { fromBlock: 0 }, ["Joined"]);
      const whole = await dao.membership.queryFilter(dao.membership.filters.Joined, 0);
      expect(logs.map(({ args }) => args.seatId as bigint)).to.deep.equal(
        whole.map(({ args }) => args.seatId),
      );
      const latest = await ethers.provider.getBlockNumber();
      const answered = asked.filter(({ refused }) => !refused);
      expect(answered.at(0)?.from).to.equal(0);
      expect(answered.at(-1)?.to).to.equal(latest);
      answered.slice(1).forEach(({ from }, i) => expect(from).to.equal(answered[i]!.to + 1));
    });
  }

  it("gives up with the node's own words when it refuses a single block", async () => {
    const dao = await loadFixture(history);
    const found = await connectCoalition(await dao.directory.getAddress(), limited(0).provider);
    const error = await readLogs(found.membership, { fromBlock: 0 }).catch((e: unknown) => e);
    expect(error).to.have.property("message", "query returned more than fits");
  });

  it("says so when a node tells of an event that no contract can have written", async () => {
    const dao = await loadFixture(history);
    const cut = lyingNode((logs) =>
      logs.map(
        ({ topics, blockNumber }) => ({ topics, blockNumber, data: "0x" }) as unknown as Log,
      ),
    );
    const found = await connectCoalition(await dao.directory.getAddress(), cut);
    const read = () => readLogs(found.membership, { fromBlock: 0 }, ["Joined"]);
    expect((await refusalOf(read, "LOG_MALFORMED")).message).to.contain("Joined in block");
  });

  it("stops at the last block asked for and answers nothing for an empty range", async () => {
    const dao = await loadFixture(history);
    const all = await readLogs(dao.membership, { fromBlock: 0 }, ["Joined"]);
    const last = all.at(-1)!.log.blockNumber;
    const until = await readLogs(dao.membership, { fromBlock: 0, toBlock: last - 1 }, ["Joined"]);
    expect(until).to.have.length(all.length - 1);
    expect(await readLogs(dao.membership, { fromBlock: last + 1, toBlock: last })).to.deep.equal(
      [],
    );
  });
});
