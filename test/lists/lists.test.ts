import { expect } from "chai";
import {
  AbiCoder,
  concat,
  type ContractTransactionResponse,
  getBytes,
  hexlify,
  keccak256,
  toUtf8Bytes,
  ZeroAddress,
  ZeroHash,
} from "ethers";
import fc from "fast-check";
import {
  anchorId,
  batchTree,
  isPlainText,
  judgePost,
  openBatch,
  postId,
  signPost,
  verifyInclusion,
} from "../../core/lists/index.js";
import { posts } from "../core/lists/letters.js";
import { climb, DAY, digest, foundWithOfficers, HOUR, pass, report } from "../conduct/case.js";
import { ethers, loadFixture, time } from "../fixture/coalition.js";
import { expectEntries, replayJournal } from "../fixture/journal.js";
import { expectRefused } from "../governance/refused.js";
import { impersonateTimelock } from "../fixture/motions.js";
import { anchor, batchOf, draft, forum, GENERAL, written } from "./posting.js";

const coder = AbiCoder.defaultAbiCoder();

describe("Lists: what they record", () => {
  it("opening, closing, posting, anchoring and relays, each folded into the journal", async () => {
    const c = await loadFixture(forum);
    const [author, member] = c.founders;
    const relay = c.strangers[0]!;
    const timelock = await impersonateTimelock(c);
    const policy = keccak256(toUtf8Bytes("policy"));
    const opened = await c.lists.connect(timelock).open("policy", "What we ask of others.");
    await expect(opened)
      .to.emit(c.lists, "ListOpened")
      .withArgs(policy, "policy", "What we ask of others.");
    await expectEntries(c.lists, opened, ["ListOpened"]);
    const closed = await c.lists.connect(timelock).close(policy);
    await expectEntries(c.lists, closed, ["ListClosed"]);

    const post = await draft(author!);
    const sent = await c.lists.connect(author!).post(post, "0x");
    await expect(sent)
      .to.emit(c.lists, "PostPublished")
      .withArgs(GENERAL, postId(post, c.domain), post.author, 0, Object.values(post));
    await expectEntries(c.lists, sent, ["PostPublished"]);

    const url = "https://relay.example.org/dc-bas";
    const named = await c.lists.connect(member!).setRelay(relay, url);
    await expect(named).to.emit(c.lists, "RelaySet").withArgs(member, relay, url);
    await expectEntries(c.lists, named, ["RelaySet", "RelayEngaged"]);
    const batch = batchOf(c, await written(c, [member!, member!, c.founders[2]!]));
    const anchored = await anchor(c, relay, batch);
    await expect(anchored)
      .to.emit(c.lists, "PostsAnchored")
      .withArgs(GENERAL, batch.root, member, relay, 1, 3, hexlify(batch.cid));
    await expectEntries(c.lists, anchored, ["PostsAnchored"]);
    const gone = await c.lists.connect(member!).setRelay(ZeroAddress, "");
    await expectEntries(c.lists, gone, ["RelaySet"]);
    expect(await replayJournal(c.lists)).to.deep.equal({
      count: 9n,
      head: (await c.lists.journal()).head,
    });
  });

  it("folds a list's head from its posts and anchors, in their order", async () => {
    const c = await loadFixture(forum);
    const batch = batchOf(c, await written(c, [c.founders[0]!, c.founders[1]!]));
    await anchor(c, c.founders[3]!, batch);
    await c.lists.connect(c.founders[2]!).post(await draft(c.founders[2]!), "0x");
    await anchor(c, c.founders[3]!, batch, keccak256(toUtf8Bytes("announcements")));
    const logs = await ethers.provider.getLogs({
      address: await c.lists.getAddress(),
      fromBlock: 0,
    });
    let head = ZeroHash;
    for (const log of logs) {
      const { name, topic, fragment, args } = c.lists.interface.parseLog(log)!;
      if (!/^Posts?(Published|Anchored)$/.test(name) || args.list !== GENERAL) continue;
      const payload = keccak256(coder.encode(fragment.inputs, [...args]));
      head = keccak256(coder.encode(["bytes32", "bytes32", "bytes32"], [head, topic, payload]));
    }
    expect((await c.lists.listOf(GENERAL)).head).to.equal(head);
  });
});

describe("Lists and core", () => {
  it("know a batch by the same id, whatever of it is another", async () => {
    const c = await loadFixture(forum);
    const words = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => hexlify(bytes));
    const cids = fc.uint8Array({ maxLength: 80 }).map((bytes) => hexlify(bytes));
    const counts = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    await fc.assert(
      fc.asyncProperty(words, counts, cids, async (root, count, cid) => {
        const id = anchorId({ root, count, cid });
        expect(await c.lists.anchorIdOf(root, count, cid)).to.equal(id);
        const other = (count + 1) % 2 ** 32;
        expect(anchorId({ root, count: other, cid })).not.to.equal(id);
        expect(anchorId({ root, count, cid: `${cid}00` })).not.to.equal(id);
      }),
    );
  });

  it("give every post the same id", async () => {
    const c = await loadFixture(forum);
    await fc.assert(
      fc.asyncProperty(posts, async (post) => {
        expect(await c.lists.postIdOf(post)).to.equal(postId(post, c.domain));
      }),
    );
  });

  it("agree on every proof, true and false", async () => {
    const c = await loadFixture(forum);
    const member = c.founders[0]!;
    let salt = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(),
        fc.constantFrom("none", "place", "id", "list", "proof", "short", "long", "root"),
        async (count, drawn, flaw) => {
          const ids = Array.from({ length: count }, (_, n) => ethers.id(`${++salt}/${n}`));
          const { root, proofOf } = batchTree(GENERAL, ids);
          const cid = concatCid(root);
          await anchor(c, member, { root, count, cid });
          const place = drawn % count;
          const inclusion = {
            list: GENERAL,
            root,
            place,
            postId: ids[place]!,
            proof: proofOf(place),
          };
          if (flaw === "place") inclusion.place = (place + 1) % 41;
          if (flaw === "id") inclusion.postId = ethers.id("another");
          if (flaw === "list") inclusion.list = ethers.id("another");
          if (flaw === "proof")
            inclusion.proof = inclusion.proof.map((hash, n) => (n === 0 ? ethers.id(hash) : hash));
          if (flaw === "short") inclusion.proof = inclusion.proof.slice(1);
          if (flaw === "long") inclusion.proof = [...inclusion.proof, ids[0]!];
          if (flaw === "root") inclusion.postId = root;
          const { list, postId: id, proof } = inclusion;
          const { place: at } = inclusion;
          const onChain = await c.lists.isAnchored(list, root, count, cid, at, id, proof);
          expect(onChain).to.equal(verifyInclusion(inclusion));
          if (flaw === "none") expect(onChain).to.equal(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("agree on which text shows as what it is", async () => {
    const c = await loadFixture(forum);
    const letters = fc.oneof(
      fc
        .string({ unit: "binary", maxLength: 12 })
        .map((text) => [...toUtf8Bytes(wellFormed(text))]),
      fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }),
      fc.constantFrom(
        ...["\u202E", "\u061C", "\u200F", "\u200D", "\u2028", "\u0085", "é", "漢", "🙂"].map(
          (text) => [...toUtf8Bytes(text)],
        ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(letters, { maxLength: 8 }), async (pieces) => {
        const bytes = Uint8Array.from(pieces.flat());
        expect(await isTaken(c, bytes)).to.equal(isShown(bytes));
      }),
      { numRuns: 300 },
    );
  });
});

describe("Lists: a batch from the chain to its readers", () => {
  it("is opened, judged and proved by whoever has its bytes", async () => {
    const c = await loadFixture(forum);
    const [one, two] = c.founders;
    const signed = await written(c, [one!, two!, one!, one!]);
    const batch = batchOf(c, signed);
    const receipt = await (await anchor(c, two!, batch)).wait();
    const { first, count, anchoredAt } = await c.lists.anchorOf(GENERAL, anchorId(batch));
    expect([first, count, anchoredAt]).to.deep.equal([0n, 4n, BigInt(await time.latest())]);
    const anchored = {
      list: GENERAL,
      root: batch.root,
      count: Number(count),
      cid: hexlify(batch.cid),
    };
    const last = new Map<string, { id: string; sequence: bigint }>();
    for (const { id, place, ...entry } of openBatch(batch.bytes, anchored, c.domain)) {
      const { author, sequence } = entry.post;
      const { fault } = await judgePost(entry, {
        list: GENERAL,
        domain: c.domain,
        direct: false,
        right: (await c.conduct.mayPost(author, GENERAL)) ? "granted" : "refused",
        last: last.get(author),
        seen: false,
        anchoredAt: Number(anchoredAt),
      });
      expect(fault).to.equal(undefined);
      last.set(author, { id, sequence });
      const proof = batch.proofOf(place);
      expect(
        await c.lists.isAnchored(GENERAL, batch.root, count, batch.cid, place, id, proof),
      ).to.equal(true);
    }
    expect(receipt!.gasUsed).to.be.below(100_000n);
  });

  it("costs the relay of a hundred posts less than 1,000 gas for each", async () => {
    const c = await loadFixture(forum);
    const count = 100;
    const cid = (text: string) => concatCid(digest(text));
    const send = (text: string) =>
      anchor(c, c.founders[0]!, { root: ethers.id(text), count, cid: cid(text) });
    await send("The list's first batch pays for its first slots.");
    const { gasUsed } = (await (await send("As every other.")).wait())!;
    expect(Number(gasUsed) / count).to.be.below(1_000);
  });

  it("does not keep an author from posting the same envelope directly", async () => {
    const c = await loadFixture(forum);
    const author = c.founders[0]!;
    const post = await draft(author);
    const { signature } = await signPost(author, c.domain, post);
    await anchor(c, c.founders[1]!, batchOf(c, [{ post, signature }]));
    await c.lists.connect(c.strangers[0]!).post(post, signature);
    const again = () => c.lists.connect(c.strangers[0]!).post(post, signature);
    await expectRefused(again, c.lists, "ListsAlreadyPosted", postId(post, c.domain));
  });
});

describe("Lists and Conduct", () => {
  it("keep whoever is held back, or suspended, from posting for as long as it lasts", async () => {
    const c = await loadFixture(foundWithOfficers);
    const { respondent, officers } = c;
    const post = async (): Promise<ContractTransactionResponse> => {
      const { next } = await c.lists.listOf(GENERAL);
      const before = next === 0n ? ZeroHash : await c.lists.postAt(GENERAL, respondent, next - 1n);
      const envelope = await draft(respondent, { sequence: next, previous: before });
      return c.lists.connect(respondent).post(envelope, "0x");
    };
    const refused = () =>
      expectRefused(post, c.lists, "ListsMayNotPost", respondent.address, GENERAL);
    await post();
    const caseId = await report(c);
    await c.as(officers[0]!).hold(caseId, digest("Threats."));
    await refused();
    await pass(BigInt(await time.latest()) + 48n * HOUR);
    await post();
    await climb(c, 2);
    await refused();
    await pass(BigInt(await time.latest()) + 14n * DAY);
    await post();
    expect((await c.lists.listOf(GENERAL)).next).to.equal(3n);
  });
});

const concatCid = (digest: string) => getBytes(concat(["0x01551220", digest]));

/** As UTF-8 has it: halves of letters are none. */
const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, "");

/** What core makes of bytes: text, and text that shows as what it is. */
function isShown(bytes: Uint8Array): boolean {
  try {
    return isPlainText(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** What the contract makes of them, as the purpose of a list that is not opened. */
async function isTaken(c: Awaited<ReturnType<typeof forum>>, bytes: Uint8Array): Promise<boolean> {
  const call = {
    from: await c.timelock.getAddress(),
    to: await c.lists.getAddress(),
    data: concat([
      c.lists.interface.getFunction("open").selector,
      coder.encode(["string", "bytes"], ["policy", bytes]),
    ]),
  };
  try {
    await ethers.provider.call(call);
    return true;
  } catch (error) {
    expect(JSON.stringify(error) + String(error)).to.include("ListsUnfitText");
    return false;
  }
}
