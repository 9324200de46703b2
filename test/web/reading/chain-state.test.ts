import { expect } from "chai";
import fc from "fast-check";
import {
  Replayer,
  type ReplayPorts,
  type StateReader,
  tables,
} from "../../../core/replay/index.js";
import { ChainState } from "../../../web/reading/chain-state.js";
import type { ReadingProgress } from "../../../web/reading/progress.js";
import { anyHistory, Player } from "../../core/random-history.js";
import { connection, loadFixture, time } from "../../fixture/coalition.js";
import { noContent } from "../../core/replay/agreement.js";
import { refusalOf } from "../../core/refusal.js";
import { anyDeeds, Forum } from "../../relay/index/forum.js";
import { type Founded, founded, freshDump, rpc } from "../../relay/index/following-chain.js";

const request = (method: string, params: unknown[] = []) =>
  connection.provider.request({ method, params } as never) as Promise<never>;

const stateOf = ({ contracts }: Founded, ports: ReplayPorts = noContent, tell?: () => void) =>
  new ChainState(new Replayer(rpc, contracts.addresses, 0, ports), {
    // So small that every history crosses both bounds.
    ...{ settled: 4, loose: 6, span: 7 },
    ...(tell && { tell }),
  });

async function dumpOf(store: StateReader): Promise<string[]> {
  const lines: string[] = [];
  for (const { name } of Object.values(tables))
    for await (const [key, row] of store.scan(name))
      lines.push(`${name} ${key} ${JSON.stringify(row)}`);
  return lines.sort();
}

const dumped = (state: ChainState) => dumpOf(state.state.store);

describe("the chain read in the browser", () => {
  it("is at every turn what a fresh replay is, settled blocks or loose", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyHistory(15), { minLength: 3, maxLength: 3 }),
        async (histories) => {
          const found = await loadFixture(founded);
          const player = new Player(found.c, found.contracts);
          const state = stateOf(found);
          for (const steps of histories) {
            await player.play(steps);
            await time.increase(1);
            expect(await state.follow()).to.equal(true);
            expect(await dumped(state)).to.deep.equal(await freshDump(found));
            expect(await state.follow(), "nothing new").to.equal(false);
          }
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  });

  for (const [depth, blocks] of [
    ["loose", 2],
    ["settled", 30],
  ] as const)
    it(`goes back when ${depth} blocks are replaced`, async function () {
      this.timeout(60_000);
      const found = await loadFixture(founded);
      const state = stateOf(found);
      const snapshot = await request("evm_snapshot");
      await found.c.membership.connect(found.c.founders[1]!).leave();
      await request("hardhat_mine", [`0x${blocks.toString(16)}`]);
      await state.follow();
      expect(await dumped(state)).to.deep.equal(await freshDump(found));
      await request("evm_revert", [snapshot]);
      await time.increase(1_000);
      await found.c.membership.connect(found.c.founders[2]!).leave();
      await state.follow();
      expect(await dumped(state)).to.deep.equal(await freshDump(found));
    });

  it("ends where it would have with every batch and word at hand", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(anyDeeds(8), anyDeeds(5), async (before, after) => {
        const found = await loadFixture(founded);
        const forum = await Forum.open(found);
        const known = new Map<string, Uint8Array>();
        const state = stateOf(found, {
          postDomain: forum.domain,
          fetchBlob: (cid) => Promise.resolve(known.get(cid) ?? null),
        });
        for (const deeds of [before, after]) {
          await forum.play(deeds);
          await state.follow();
          for (let cids = await state.missing(); cids.length > 0; cids = await state.missing()) {
            for (const cid of cids) known.set(cid, forum.blobs.get(cid)!);
            expect(await state.absorb()).to.equal(true);
          }
          expect(await dumped(state)).to.deep.equal(await freshDump(found, forum.ports(true)));
        }
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });

  it("is whole at whatever question the node fails, and goes on from there", async function () {
    this.timeout(120_000);
    const found = await loadFixture(founded);
    await request("hardhat_mine", ["0x14"]);
    await found.c.membership.connect(found.c.founders[1]!).leave();
    const expected = await freshDump(found);
    let [asked, failAt] = [0, Infinity];
    const flaky: typeof rpc = {
      send(method, params) {
        if (++asked === failAt) return Promise.reject(new Error("the node had a bad moment"));
        return rpc.send(method, params);
      },
    };
    const over = () =>
      new ChainState(new Replayer(flaky, found.contracts.addresses, 0, noContent), {
        ...{ settled: 4, loose: 6, span: 7 },
      });
    await over().follow();
    const questions = asked;
    expect(questions).to.be.greaterThan(20);
    for (let at = 1; at <= questions; ++at) {
      const state = over();
      [asked, failAt] = [0, at];
      await state.follow().catch(() => undefined);
      while (await state.follow());
      expect(await dumped(state), `question ${at}`).to.deep.equal(expected);
    }
  });

  it("never rests on what a node that left events out has told", async function () {
    this.timeout(60_000);
    const found = await loadFixture(founded);
    let isHonest = false;
    const sparing: typeof rpc = {
      async send(method, params) {
        const answer = await rpc.send(method, params);
        return isHonest || method !== "eth_getLogs" ? answer : (answer as unknown[]).slice(0, -1);
      },
    };
    const state = new ChainState(new Replayer(sparing, found.contracts.addresses, 0, noContent), {
      ...{ settled: 4, loose: 6 },
    });
    for (let round = 0; round < 3; ++round)
      await refusalOf(() => state.follow(), "JOURNAL_DIFFERS");
    expect(state.state.at.hash).to.equal("");
    isHonest = true;
    expect(await state.follow()).to.equal(true);
    expect(await dumped(state)).to.deep.equal(await freshDump(found));
  });

  it("tells how far it is, up to the newest block", async () => {
    const found = await loadFixture(founded);
    const told: ReadingProgress[] = [];
    const replayer = new Replayer(rpc, found.contracts.addresses, 0, noContent);
    const state = new ChainState(replayer, { tell: (how) => told.push(how), span: 5 });
    await state.follow();
    const blocks = told.map(({ block }) => block);
    expect(blocks.length).to.be.greaterThan(3);
    expect(blocks).to.deep.equal([...blocks].sort((a, b) => a - b));
    expect(told.at(-1)).to.include({ phase: "ready", block: state.state.at.number });
    expect(told.at(-1)?.events).to.be.greaterThan(50);
    expect(told[0]).to.include({ phase: "reading" });
  });
});
