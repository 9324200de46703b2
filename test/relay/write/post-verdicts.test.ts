import { expect } from "chai";
import { id, toUtf8Bytes } from "ethers";
import { batchTree } from "../../../core/lists/batch-tree.js";
import { encodeBatch } from "../../../core/lists/batch.js";
import { contentCid } from "../../../core/lists/content.js";
import type { WriteConfig } from "../../../relay/write/config.js";
import type { WriteSide } from "../../../relay/write/write-side.js";
import { refusalOf } from "../../core/refusal.js";
import { digest, foundWithOfficers, report } from "../../conduct/case.js";
import {
  connection,
  type Coalition,
  loadFixture,
  networkHelpers,
  time,
} from "../../fixture/coalition.js";
import { readerOf, RELAY_KEY, settle, useWriteSides } from "./fixture.js";
import { type Posted, postOf } from "./posting.js";
import { memoryContent } from "./reader.js";

const DAY = 86_400;
/** Of the one who is reported in the fixture, and of the one whose relay it is. */
const [AUTHOR, MEMBER] = [1, 9];

async function engaged() {
  const c = await foundWithOfficers();
  await c.lists.connect(c.founders[MEMBER]!).setRelay(RELAY_KEY.address, "https://relay.example");
  await time.increase(1);
  return c;
}

describe("what readers make of a post the relay anchored", () => {
  const sides = useWriteSides();

  async function posting(
    c: Coalition,
    { config = {}, finality = "finalized" as number | "finalized" } = {} as {
      config?: Partial<WriteConfig>;
      finality?: number | "finalized";
    },
  ) {
    const { blocks, kept, content } = memoryContent();
    const reader = await readerOf(c, blocks);
    const side = await sides.open(c, { content, records: reader, config, finality });
    return { side, reader, keeps: (text: string) => kept.has(cidOf(text)) };
  }
  const cidOf = (text: string) => contentCid(toUtf8Bytes(text)).toString();
  const take = async (side: WriteSide, ...posts: Posted[]) => {
    for (const { message } of posts) await side.take("post", message);
  };
  const outcome = (side: WriteSide, post: Posted) => {
    const { status, refusal } = side.answer(post.id)!;
    return [status, refusal?.code];
  };
  /** The batch the relay is about to anchor, as whoever sees it on its way can work it out. */
  async function batchOf(c: Coalition, posts: readonly Posted[]) {
    const [list = ""] = await c.lists.listIds();
    const signed = posts.map(({ message: { post, signature } }) => ({
      post: { ...post, sequence: BigInt(post.sequence) },
      signature,
    }));
    const ids = posts.map((post) => post.id);
    const { bytes: cid } = contentCid(encodeBatch(signed));
    return { list, root: batchTree(list, ids).root, count: posts.length, cid };
  }

  for (const count of [1, 3])
    it(`is not changed by whoever anchors the root of its batch of ${count} first, with something else`, async () => {
      const c = await loadFixture(engaged);
      const { side, reader } = await posting(c);
      const row: Posted[] = [];
      for (let n = 0; n < count; n++) row.push(await postOf(c, AUTHOR, `Post ${n}.`, row));
      await take(side, ...row);
      const { list, root, cid } = await batchOf(c, row);
      const nothing = contentCid(toUtf8Bytes("nothing")).bytes;
      const rival = c.lists.connect(c.founders[8]!);
      await rival.anchor(list, root, count + 1, nothing);
      await rival.anchor(list, root, count, nothing);
      await rival.anchor(list, root, count + 1, cid);
      await settle(side);
      for (const post of row) {
        expect(outcome(side, post)).to.deep.equal(["final", undefined]);
        expect(await reader.broughtBy(list, post.id)).to.equal(side.answer(post.id)?.transaction);
      }
    });

  it("is done by whoever anchors exactly its batch first", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c);
    const post = await postOf(c, AUTHOR, "Hello.");
    await take(side, post);
    const { list, root, count, cid } = await batchOf(c, [post]);
    const { hash } = await c.lists.connect(c.founders[8]!).anchor(list, root, count, cid);
    await settle(side);
    expect(side.answer(post.id)).to.include({ status: "final", transaction: hash });
    expect(side.outbox.lastNonce()).to.equal(undefined);
  });

  it("is told as a refusal, which frees the author's number, text and row", async () => {
    const c = await loadFixture(engaged);
    const { side, reader, keeps } = await posting(c);
    const [list = ""] = await c.lists.listIds();
    const first = await postOf(c, AUTHOR, "Before.");
    const second = await postOf(c, AUTHOR, "Before, too.", [first]);
    await take(side, first, second);
    const caseId = await report(c);
    await c.as(c.officers[0]!).hold(caseId, digest("Threats."));
    await settle(side);
    expect(outcome(side, first)).to.deep.equal(["refused", "no-posting-right"]);
    expect(outcome(side, second)).to.deep.equal(["refused", "no-posting-right"]);
    expect([keeps("Before."), keeps("Before, too.")]).to.deep.equal([false, false]);
    await time.increase(49 * 3_600);
    const again = await postOf(c, AUTHOR, "After.");
    await take(side, again);
    await settle(side);
    expect(outcome(side, again)).to.deep.equal(["final", undefined]);
    expect(await reader.lastOf(list, c.founders[AUTHOR]!.address)).to.deep.equal({
      id: again.id,
      sequence: 0n,
    });
    expect(keeps("After.")).to.equal(true);
  });

  it("is waited for as long as they have not come to its block", async () => {
    const c = await loadFixture(engaged);
    const { side, reader } = await posting(c);
    const post = await postOf(c, AUTHOR, "Hello.");
    await take(side, post);
    reader.asleep = true;
    await settle(side);
    expect(outcome(side, post)).to.deep.equal(["landed", undefined]);
    reader.asleep = false;
    await settle(side);
    expect(outcome(side, post)).to.deep.equal(["final", undefined]);
  });

  it("is a refusal for one whose predecessor expired in a drought, and the author begins anew", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c);
    const sentAt = (await time.latest()) - 29 * DAY;
    const old = await postOf(c, AUTHOR, "Old.", [], { sentAt });
    const next = await postOf(c, AUTHOR, "Next.", [old]);
    await take(side, old, next);
    await time.increase(2 * DAY);
    await settle(side);
    expect(outcome(side, old)).to.deep.equal(["refused", "expired"]);
    expect(outcome(side, next)).to.deep.equal(["refused", "sequence-gap"]);
    const anew = await postOf(c, AUTHOR, "Anew.");
    await take(side, anew);
    await settle(side);
    expect(outcome(side, anew)).to.deep.equal(["final", undefined]);
  });

  it("is final no sooner than the block that brought it, whoever did", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c, { finality: 3 });
    const post = await postOf(c, AUTHOR, "Hello.");
    await take(side, post);
    const before = await connection.provider.request({ method: "evm_snapshot" });
    const { list, root, count, cid } = await batchOf(c, [post]);
    await c.lists.connect(c.founders[8]!).anchor(list, root, count, cid);
    await settle(side);
    expect(outcome(side, post)).to.deep.equal(["waiting", undefined]);
    await connection.provider.request({ method: "evm_revert", params: [before] });
    await networkHelpers.mine(4);
    await settle(side);
    expect(outcome(side, post)).to.deep.equal(["landed", undefined]);
    await networkHelpers.mine(3);
    await settle(side);
    expect(outcome(side, post)).to.deep.equal(["final", undefined]);
    expect(side.outbox.lastNonce()).not.to.equal(undefined);
  });

  it("keeps a text as long as one of several posts that have it is on its way", async () => {
    const c = await loadFixture(engaged);
    const { side, keeps } = await posting(c);
    const mine = await postOf(c, AUTHOR, "+1");
    const other = await postOf(c, 8, "+1");
    const rival = await postOf(c, AUTHOR, "+1", [], { subject: "The same number" });
    await take(side, mine, other);
    await refusalOf(() => side.take("post", rival.message), "CLAIM_TAKEN");
    expect(keeps("+1")).to.equal(true);
    const lone = [await postOf(c, 7, "A"), await postOf(c, 7, "B")];
    const race = await Promise.allSettled(lone.map(({ message }) => side.take("post", message)));
    expect(race.map(({ status }) => status).sort()).to.deep.equal(["fulfilled", "rejected"]);
    const won = race[0]!.status === "fulfilled";
    expect([keeps("A"), keeps("B")]).to.deep.equal([won, !won]);
    expect(keeps(id("never taken"))).to.equal(false);
  });
});
