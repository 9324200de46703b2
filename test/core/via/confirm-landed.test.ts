import "../../property-seed.js";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "chai";
import { hexlify, type Log, Wallet } from "ethers";
import fc from "fast-check";
import type { CoalitionAddresses } from "../../../core/contracts/index.js";
import { INTERFACES } from "../../../core/contracts/index.js";
import { isDaoError } from "../../../core/errors.js";
import {
  batchTree,
  contentCid,
  encodeBatch,
  postId,
  type SignedPost,
} from "../../../core/lists/index.js";
import { confirmLanded } from "../../../core/via/confirm-landed.js";
import { relayAt } from "../../../core/via/relay-client.js";
import { DOMAIN, firstPost, GENERAL, sign, signedPosts } from "../lists/letters.js";

const lists = String(DOMAIN.verifyingContract);
const addresses = { lists } as CoalitionAddresses;
const hash = `0x${"cd".repeat(32)}`;
const somebody = Wallet.createRandom().address;

const idsOf = (posts: readonly SignedPost[]) => posts.map(({ post }) => postId(post, DOMAIN));

/** The event with which a batch is anchored. */
function anchored(
  posts: readonly SignedPost[],
  { list = GENERAL, at = lists, root = batchTree(list, idsOf(posts)).root } = {},
): Log {
  const cid = hexlify(contentCid(encodeBatch(posts)).bytes);
  const args = { list, root, member: somebody, anchoredBy: somebody, first: 0, cid };
  const event = INTERFACES.lists.getEvent("PostsAnchored");
  const values = event?.inputs.map(({ name }) =>
    name === "count" ? posts.length : args[name as keyof typeof args],
  );
  return {
    address: at,
    ...INTERFACES.lists.encodeEventLog("PostsAnchored", values ?? []),
  } as unknown as Log;
}

describe("a post that a relay says has landed", () => {
  const blocks = new Map<string, Uint8Array>();
  let server: Server;
  let url: string;
  before(async () => {
    server = createServer((request, response) => {
      const block = blocks.get(/^\/ipfs\/([^?]*)/.exec(request.url ?? "")?.[1] ?? "");
      if (block === undefined) response.statusCode = 404;
      response.end(block);
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());
  beforeEach(() => blocks.clear());

  const kept: string[] = [];
  const serve = (posts: readonly SignedPost[]) => {
    const bytes = encodeBatch(posts);
    blocks.set(contentCid(bytes).toString(), bytes);
  };

  /** Nothing when it is believed, else the code of the refusal. */
  async function outcome(post: SignedPost, logs: Log[], status = 1): Promise<string | undefined> {
    const message = {
      digest: postId(post.post, DOMAIN),
      effect: { contract: "lists", event: "PostsAnchored", args: { list: GENERAL } },
      anchored: { list: GENERAL, domain: DOMAIN },
    } as const;
    const keep = () => Promise.resolve({ put: (cid: unknown) => kept.push(String(cid)) });
    try {
      await confirmLanded({ hash, status, logs }, message, {
        ...{ addresses, relay: relayAt(url), keep },
      });
      return undefined;
    } catch (error) {
      if (isDaoError(error)) return error.code;
      throw error;
    }
  }

  it("is found wherever it is in a batch, and the batch is kept", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(signedPosts, { maxLength: 5 }),
        fc.array(signedPosts, { maxLength: 5 }),
        async (before, after) => {
          const own = await sign(firstPost());
          const batch = [...before, own, ...after];
          serve(batch);
          expect(await outcome(own, [anchored(batch)])).to.equal(undefined);
          expect(kept.at(-1)).to.equal(contentCid(encodeBatch(batch)).toString());
        },
      ),
      { numRuns: 15 },
    ));

  it("is not believed to be in batches of others, or anchored elsewhere", async () => {
    const [own, next] = [await sign(firstPost()), await sign(firstPost({ subject: "Another" }))];
    serve([own]);
    serve([next]);
    const elsewhere = batchTree(GENERAL, idsOf([next])).root;
    for (const logs of [
      [],
      [anchored([next])],
      [anchored([own], { list: hash })],
      [anchored([own], { at: somebody })],
      [anchored([own], { root: elsewhere })],
    ])
      expect(await outcome(own, logs)).to.equal("RELAY_LIED");
    expect(await outcome(own, [anchored([own])], 0)).to.equal("RELAY_LIED");
    expect(await outcome(own, [anchored([next]), anchored([own])])).to.equal(undefined);
  });

  it("is not proved by bytes that are not there, or other ones", async () => {
    const own = await sign(firstPost());
    expect(await outcome(own, [anchored([own])])).to.equal("POST_UNPROVED");
    const cid = contentCid(encodeBatch([own])).toString();
    blocks.set(cid, encodeBatch([await sign(firstPost({ subject: "Another" }))]));
    expect(await outcome(own, [anchored([own])])).to.equal("POST_UNPROVED");
  });
});
