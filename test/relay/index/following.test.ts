import { getEventListeners } from "node:events";
import { expect } from "chai";
import { pino } from "pino";
import { Following } from "../../../relay/index/following.js";
import { changesOf } from "../../../relay/index/live.js";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { follow, founded, rpc } from "./following-chain.js";
import { sqlite } from "./stores.js";

const options = { pollMs: 2, retryMs: 1_000_000, patienceMs: 0, log: pino({ level: "silent" }) };
const pause = () => new Promise((resolve) => setTimeout(resolve, 2));

async function until(is: () => boolean): Promise<void> {
  while (!is()) await pause();
}

describe("following the chain again and again", () => {
  it("is not well until what a node left out is there, however often it looks", async () => {
    const found = await loadFixture(founded);
    await found.c.membership.connect(found.c.founders[1]!).leave();
    const last = await ethers.provider.getBlockNumber();
    let lies = true;
    let looks = 0;
    const node = {
      send: async (method: string, params: unknown[]) => {
        if (method === "eth_getBlockByNumber" && params[0] === "latest") looks += 1;
        const answer = await rpc.send(method, params);
        if (!lies || method !== "eth_getLogs") return answer;
        return (answer as { blockNumber: string }[]).filter(
          ({ blockNumber }) => Number(blockNumber) !== last,
        );
      },
    };
    const store = await sqlite.open();
    const following = new Following(follow(found, store, { from: node }), options);
    const expectUnwell = () => {
      const { ok, detail } = following.health();
      expect(ok).to.equal(false);
      expect(detail).to.match(new RegExp(`^At block ${last}: The events of the membership `));
    };
    const moves: number[] = [];
    following.onMove(({ number }) => void moves.push(number));
    following.start();
    const lookMore = async () => {
      const before = looks;
      await until(() => looks >= before + 3);
    };
    await until(() => !following.health().ok);
    await lookMore();
    expectUnwell();
    // What is kept is wrong all the same when the node has come to its senses: it must be built anew.
    lies = false;
    await lookMore();
    expectUnwell();
    expect(moves).to.deep.equal([]);
    await following.stop();

    await store.clear("test");
    const again = new Following(follow(found, store, { from: node }), options);
    again.start();
    await again.reached(last, AbortSignal.timeout(20_000));
    expect(again.health()).to.deep.equal({ ok: true, detail: `At block ${last}.` });
    await again.stop();
    await store.close();
  });

  it("tells that all is well only once it compared, when the node failed in between", async () => {
    const found = await loadFixture(founded);
    let away = true;
    let refusals = 0;
    const node = {
      send: async (method: string, params: unknown[]) => {
        if (!away || method !== "eth_call") return rpc.send(method, params);
        refusals += 1;
        throw new Error("header not found");
      },
    };
    const store = await sqlite.open();
    const following = new Following(follow(found, store, { from: node }), options);
    following.start();
    await until(() => refusals > 3);
    expect(following.health().ok).to.equal(false);
    away = false;
    await until(() => following.health().ok);
    await following.stop();
    await store.close();
  });

  it("keeps nothing of the blocks a listener has seen go by", async () => {
    const found = await loadFixture(founded);
    const store = await sqlite.open();
    const following = new Following(follow(found, store), options);
    following.start();
    const gone = new AbortController();
    const { signal } = gone;
    await following.reached(await ethers.provider.getBlockNumber(), signal);
    const changes = changesOf(store, following, undefined, signal)[Symbol.asyncIterator]();
    const next = changes.next();
    for (let blocks = 0; blocks < 40; blocks++) {
      await ethers.provider.send("evm_mine", []);
      await following.reached(await ethers.provider.getBlockNumber(), signal);
    }
    expect(getEventListeners(signal, "abort").length).to.be.at.most(1);
    gone.abort();
    expect(await next).to.deep.equal({ done: true, value: undefined });
    expect(getEventListeners(signal, "abort")).to.deep.equal([]);
    await following.stop();
    await store.close();
  });
});
