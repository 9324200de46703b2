import { expect } from "chai";
import fc from "fast-check";
import { parseCid } from "../../../core/content/index.js";
import { batchTree, cidOfDigest } from "../../../core/lists/index.js";
import { MemoryStore, replayAll, tables } from "../../../core/replay/index.js";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { rpc } from "./agreement.js";
import { anyDeeds, Forum, GENERAL } from "../../relay/index/forum.js";
import { founded, type Founded } from "../../relay/index/following-chain.js";

async function fold(found: Founded, forum: Forum, everything: boolean) {
  const store = new MemoryStore();
  const toBlock = await ethers.provider.getBlockNumber();
  const { addresses } = found.contracts;
  await replayAll(rpc, addresses, { fromBlock: 0, toBlock }, store, forum.ports(everything));
  return store;
}

async function rows<Row>(scan: AsyncIterable<readonly [string, Row]>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const [, row] of scan) all.push(row);
  return all;
}

const draft = { who: 1, answers: 99, fault: "none", lost: false } as const;

describe("replaying lists", () => {
  it("has the heads, posts in their authors' order, and threads that hold every post once", async function () {
    this.timeout(200_000);
    const faults = new Set<string | undefined>();
    await fc.assert(
      fc.asyncProperty(anyDeeds(14), fc.boolean(), async (deeds, everything) => {
        const found = await loadFixture(founded);
        const forum = await Forum.open(found);
        await forum.play(deeds);
        const store = await fold(found, forum, everything);
        const list = await tables.lists.need(store, GENERAL);
        const said = await found.c.lists.listOf(GENERAL);
        expect(list.head).to.equal(said.head);
        expect(BigInt(list.next)).to.equal(said.next);
        const log = await rows(tables.log.scan(store, { prefix: `${GENERAL}/` }));
        const accepted = log.filter(({ refused }) => refused === undefined);
        for (const { fault } of log) faults.add(fault);
        expect(accepted.length).to.equal(list.posts);
        const next = new Map<string, [bigint, string]>();
        for (const { id, post } of accepted) {
          const [sequence, previous] = next.get(post.author) ?? [0n, `0x${"00".repeat(32)}`];
          expect([BigInt(post.sequence), post.previous]).to.deep.equal([sequence, previous]);
          next.set(post.author, [sequence + 1n, id]);
        }
        const threads = await rows(tables.threads.scan(store));
        expect(threads.reduce((sum, { posts }) => sum + posts, 0)).to.equal(list.posts);
        expect(threads.length).to.equal(list.threads);
        const inThreads = await rows(tables.threadPosts.scan(store));
        expect(inThreads.map(({ id }) => id).sort()).to.deep.equal(
          accepted.map(({ id }) => id).sort(),
        );
        const order = await rows(tables.threadOrder.scan(store));
        expect(order.length).to.equal(list.threads);
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect([...faults]).to.include.members([
      ...["wrong-signature", "no-posting-right", "wrong-time", "wrong-list"],
      ...["sequence-gap", undefined],
    ]);
  });

  it("proves each post with a proof the contract takes", async () => {
    const found = await loadFixture(founded);
    const forum = await Forum.open(found);
    await forum.anchor([draft, { ...draft, who: 2 }, { ...draft, who: 3 }], false);
    const store = await fold(found, forum, true);
    const log = await rows(tables.log.scan(store));
    const [anchor] = await rows(tables.anchors.scan(store));
    const { root, count } = anchor!;
    const { bytes: cid } = parseCid(anchor!.cid);
    const tree = batchTree(
      GENERAL,
      log.map(({ id }) => id),
    );
    for (const [place, { id }] of log.entries()) {
      const proof = tree.proofOf(place);
      const { lists } = found.c;
      expect(await lists.isAnchored(GENERAL, root, count, cid, place, id, proof)).to.equal(true);
    }
  });

  it("says of a batch that is not what was anchored that it is broken", async () => {
    const found = await loadFixture(founded);
    const forum = await Forum.open(found);
    await forum.anchor([draft], false);
    const [cid] = [...forum.blobs.keys()].slice(-1);
    forum.blobs.set(cid!, Uint8Array.of(1, 2, 3));
    const store = await fold(found, forum, true);
    const [anchor] = await rows(tables.anchors.scan(store));
    expect(anchor).to.include({ status: "broken" });
    expect((await tables.lists.need(store, GENERAL)).posts).to.equal(0);
  });

  it("shows posts whose words nobody keeps, and asks for them again", async () => {
    const found = await loadFixture(founded);
    const forum = await Forum.open(found);
    await forum.anchor([{ ...draft, lost: true }], false);
    const store = await fold(found, forum, false);
    const [post] = await rows(tables.posts.scan(store));
    expect(forum.lost.has(cidOfDigest(post!.content).toString())).to.equal(true);
    expect((await rows(tables.wanted.scan(store))).length).to.equal(1);
    expect((await tables.search.need(store, `post/${post!.id}`)).body).to.equal("");
  });
});
