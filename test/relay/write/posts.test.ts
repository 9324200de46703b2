import { expect } from "chai";
import { getBytes, id, toUtf8Bytes, ZeroAddress, ZeroHash } from "ethers";
import { CID } from "multiformats/cid";
import { batchTree } from "../../../core/lists/batch-tree.js";
import { decodeBatch } from "../../../core/lists/batch.js";
import { contentCid } from "../../../core/lists/content.js";
import { INTERFACES } from "../../../core/contracts/index.js";
import type { Chain } from "../../../relay/write/chain.js";
import { readerOf as contractOf } from "../../../relay/write/forms/contract-reader.js";
import { posts } from "../../../relay/write/forms/posts.js";
import type { Surroundings } from "../../../relay/write/forms/surroundings.js";
import type { Message } from "../../../relay/write/outbox/records.js";
import type { PostRecords } from "../../../relay/write/ports.js";
import type { WriteRefusal } from "../../../relay/write/refusal.js";
import type { WriteParts, WriteSide } from "../../../relay/write/write-side.js";
import { refusalOf } from "../../core/refusal.js";
import { type Coalition, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { readerOf, RELAY_KEY, settle, useWriteSides } from "./fixture.js";
import { type Posted, postOf } from "./posting.js";
import { memoryContent } from "./reader.js";

const URL = "https://relay.example";

async function engaged() {
  const c = await foundCoalition();
  await c.lists.connect(c.founders[0]!).setRelay(RELAY_KEY.address, URL);
  return c;
}

describe("posts, through the relay", () => {
  const sides = useWriteSides();

  async function posting(c: Coalition, config = {}, changes: Partial<WriteParts> = {}) {
    const { blocks, kept, content } = memoryContent();
    const reader = await readerOf(c, blocks);
    const side = await sides.open(c, { content, records: reader, ...changes, config });
    return { side, blocks, kept, reader };
  }
  const refused = async (side: WriteSide, { message }: Posted, code: string, status: number) =>
    expect(
      ((await refusalOf(() => side.take("post", message), code)) as WriteRefusal).status,
    ).to.equal(status);
  const anchorsOf = (c: Coalition) => c.lists.queryFilter(c.lists.filters.PostsAnchored());

  it("are kept with their content before they are promised, and anchored in one batch that proves each", async () => {
    const c = await loadFixture(engaged);
    const { side, blocks } = await posting(c);
    const first = await postOf(c, 0, "Hello.");
    const second = await postOf(c, 0, "Again.", [first], { parent: first.id });
    const other = await postOf(c, 1, "And I.");
    for (const { id, message } of [first, second, other]) {
      const { receipt } = await side.take("post", message);
      expect(receipt).to.include({ message: id, kind: "post" });
      expect(blocks.has(contentCid(toUtf8Bytes(message.content)).toString())).to.equal(true);
    }
    await settle(side);
    const [anchor, ...more] = await anchorsOf(c);
    expect([anchor?.args.count, more.length]).to.deep.equal([3n, 0]);
    const { list, root, count, cid } = anchor!.args;
    const batch = decodeBatch(blocks.get(CID.decode(getBytes(cid)).toString())!);
    expect(batch.map(({ post }) => post.author)).to.deep.equal(
      [0, 0, 1].map((founder) => c.founders[founder]!.address),
    );
    const tree = batchTree(list, [first.id, second.id, other.id]);
    expect(tree.root).to.equal(root);
    for (const [place, post] of [first, second, other].entries()) {
      const proof = tree.proofOf(place);
      expect(await c.lists.isAnchored(list, root, count, cid, place, post.id, proof)).to.equal(
        true,
      );
      expect(side.answer(post.id)?.status).to.equal("final");
    }
  });

  it("of a list follow each other in the order they came, batch after batch", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c, { postsPerBatch: 2 });
    const row: Posted[] = [];
    for (const text of ["1", "2", "3", "4", "5"]) row.push(await postOf(c, 0, text, row));
    for (const { message } of row) await side.take("post", message);
    await settle(side);
    expect((await anchorsOf(c)).map(({ args }) => [args.first, args.count])).to.deep.equal([
      [0n, 2n],
      [2n, 2n],
      [4n, 1n],
    ]);
    expect(row.map(({ id }) => side.answer(id)?.status)).to.deep.equal(Array(5).fill("final"));
  });

  it("are taken as base64 as well, and as bytes only if they are UTF-8", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c);
    const { message } = await postOf(c, 0, "Grüße");
    const content = Buffer.from("Grüße").toString("base64");
    await side.take("post", { ...message, content, encoding: "base64" });
    const other = await postOf(c, 1, "x");
    for (const [wrong, code] of [
      [{ content: "%%%", encoding: "base64" }, "CONTENT_MALFORMED"],
      [{ content: "/w==", encoding: "base64" }, "CONTENT_NOT_TEXT"],
      [{ content: "" }, "CONTENT_EMPTY"],
      [{ content: "y" }, "CONTENT_MISMATCH"],
      [{ content: "x".repeat(65_537) }, "CONTENT_TOO_LONG"],
    ] as const)
      await refusalOf(() => side.take("post", { ...other.message, ...wrong }), code);
  });

  it("are refused out of order, with a broken link, or in answer to nothing", async () => {
    const c = await loadFixture(engaged);
    const { side, blocks } = await posting(c);
    const first = await postOf(c, 0, "First.");
    const second = await postOf(c, 0, "Second.", [first]);
    await refused(side, second, "SEQUENCE_GAP", 409);
    await side.take("post", first.message);
    await refused(side, await postOf(c, 0, "First, again."), "CLAIM_TAKEN", 409);
    const broken = await postOf(c, 0, "Second.", [first], { previous: id("nothing") });
    await refused(side, broken, "LINK_BROKEN", 422);
    const orphan = await postOf(c, 0, "Second.", [first], { parent: id("nothing") });
    await refused(side, orphan, "PARENT_UNKNOWN", 422);
    expect(blocks.size).to.equal(1); // Nothing of what was refused is kept.
    await side.take("post", second.message);
    await settle(side);
    expect(side.answer(second.id)?.status).to.equal("final");
  });

  it("go on from what is on the chain already, whoever brought it there", async () => {
    const c = await loadFixture(engaged);
    const first = await postOf(c, 0, "Direct.");
    await c.lists.connect(c.founders[0]!).post(first.message.post, "0x");
    const { side } = await posting(c);
    await refused(side, first, "SEQUENCE_TAKEN", 409);
    const second = await postOf(c, 0, "By relay.", [first], { parent: first.id });
    expect((await side.take("post", second.message)).status).to.equal("waiting");
  });

  it("are refused when forged, from who may not post, on closed and unknown lists, or out of time", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c);
    const post = await postOf(c, 0, "x");
    const { message } = post;
    const [list = ""] = await c.lists.listIds();
    const changed = (changes: object): Posted => ({
      ...post,
      message: { ...message, post: { ...message.post, ...changes } },
    });
    await refused(side, changed({ subject: "Another" }), "SIGNATURE_INVALID", 400);
    await refused(side, changed({ author: c.founders[1]!.address }), "SIGNATURE_INVALID", 400);
    await refused(side, changed({ subject: "a‮b" }), "POST_MALFORMED", 400);
    await refused(side, changed({ sequence: "-1" }), "MESSAGE_MALFORMED", 400);
    await refused(side, await postOf(c, 99, "x"), "MAY_NOT_POST", 403);
    await refused(side, await postOf(c, 0, "x", [], { list: id("nowhere") }), "LISTS_UNKNOWN", 422);
    const { sentAt } = message.post;
    await refused(
      side,
      await postOf(c, 0, "x", [], { sentAt: sentAt + 2_000 }),
      "SENT_IN_FUTURE",
      422,
    );
    const old = await postOf(c, 0, "x", [], { sentAt: sentAt - 31 * 86_400 });
    await refused(side, old, "DEADLINE_OVER", 422);
    await c.lists.connect(await impersonateTimelock(c)).close(list);
    await refused(side, post, "LIST_CLOSED", 422);
    expect(side.outbox.counts()).to.deep.equal([]);
  });

  it("are refused with the reason when their list is closed before they could be anchored", async () => {
    const c = await loadFixture(engaged);
    const { side } = await posting(c);
    const post = await postOf(c, 0, "x");
    await side.take("post", post.message);
    const [list = ""] = await c.lists.listIds();
    await c.lists.connect(await impersonateTimelock(c)).close(list);
    await settle(side);
    expect(side.answer(post.id)).to.deep.include({ status: "refused" });
    expect(side.answer(post.id)?.refusal?.code).to.equal("lists-closed");
  });

  it("are not taken until a member lets the relay anchor, and the message says how", async () => {
    const c = await loadFixture(foundCoalition);
    const { side } = await posting(c);
    const post = await postOf(c, 0, "x");
    const { message } = await refusalOf(() => side.take("post", post.message), "RELAY_NOT_ENGAGED");
    expect(message).to.contain(RELAY_KEY.address);
    await c.lists.connect(c.founders[2]!).setRelay(RELAY_KEY.address, URL);
    expect((await side.take("post", post.message)).status).to.equal("waiting");
  });

  it("are anchored for the next member when the one before takes the relay's name back", async () => {
    const c = await loadFixture(engaged);
    await c.lists.connect(c.founders[1]!).setRelay(RELAY_KEY.address, URL);
    await c.lists.connect(c.founders[0]!).setRelay(`0x${"00".repeat(20)}`, "");
    expect(await c.lists.anchorsFor(RELAY_KEY.address)).to.equal(`0x${"00".repeat(20)}`);
    const { side } = await posting(c);
    await settle(side);
    expect(await c.lists.anchorsFor(RELAY_KEY.address)).to.equal(c.founders[1]!.address);
    const post = await postOf(c, 0, "x");
    await side.take("post", post.message);
    await settle(side);
    expect((await anchorsOf(c))[0]?.args.member).to.equal(c.founders[1]!.address);
  });

  it("fill a batch only as far as one block goes", async () => {
    const { blocks, content } = memoryContent();
    const parts = { content, records: {} as PostRecords, relay: ZeroAddress, limit: 500 };
    const lists = contractOf({} as Chain, ZeroAddress, INTERFACES.lists);
    const unused = { conduct: lists, domain: {} };
    const { form } = posts({ leadSeconds: 0 } as Surroundings, { ...parts, ...unused, lists });
    const envelope = {
      ...{ list: id("list"), author: ZeroAddress, parent: ZeroHash, subject: "", content: id("x") },
      ...{ sentAt: 1, sequence: "0", previous: ZeroHash },
    };
    const signature = `0x${"ab".repeat(4096)}`; // Of a wallet contract.
    const messages = Array.from({ length: 500 }, (_, n) => ({
      digest: id(String(n)),
      body: JSON.stringify({ post: envelope, signature }),
    }));
    const { messages: carried } = await form.load(messages as Message[]);
    const [batch] = [...blocks.values()];
    expect(decodeBatch(batch!)).to.have.length(carried.length);
    expect(batch!.length).to.be.within(1_048_576 - 5_000, 1_048_576);
    expect(carried).to.deep.equal(messages.slice(0, carried.length));
  });
});
