import { expect } from "chai";
import { relayAt } from "../../../../core/via/relay-client.js";
import { checkPlace } from "../../../../web/places/lists/check-place.js";
import type { PostView, Reader } from "../../../../web/reading/index.js";
import { relayReader } from "../../../../web/reading/relay-reader.js";
import { serveForum, type ServedForum } from "../../reading/served-forum.js";

const OTHER = `0x${"77".repeat(32)}`;

describe("a post that a relay serves", () => {
  let served: ServedForum;
  let relay: Reader;
  let posts: PostView[];

  before(async function () {
    this.timeout(120_000);
    served = await serveForum();
    relay = relayReader(relayAt(served.relay.url));
    const threads = (await relay.threads("general", {}))?.items ?? [];
    const pages = await Promise.all(threads.map(({ id }) => relay.thread(id, {})));
    posts = pages.flatMap((page) => [...(page?.items ?? [])]);
  });
  after(async () => {
    await served?.close();
  });

  const check = async (post: PostView) =>
    checkPlace(served.contracts, await relay.proof(post.id), post);

  it("is found where it is said to be, brought by a relay or by its author", async () => {
    const found = await Promise.all(posts.map(check));
    expect(new Set(found)).to.deep.equal(new Set(["anchored", "direct"]));
  });

  it("is called forged when anything shown of it is not what its id stands for", async () => {
    for (const how of [true, false]) {
      const post = posts.find(({ direct }) => direct === how)!;
      const changes: Partial<PostView>[] = [
        ...[{ subject: `${post.subject}!` }, { author: `0x${"12".repeat(20)}` }],
        ...[{ author: `0x${"aB".repeat(20)}` }, { parent: OTHER }, { content: OTHER }],
        ...[{ sentAt: post.sentAt + 1 }, { previous: OTHER }, { sequence: "99" }],
        ...[{ cid: posts.find(({ cid }) => cid !== post.cid)!.cid }],
      ];
      for (const change of changes)
        expect(await check({ ...post, ...change }), JSON.stringify(change)).to.equal("forged");
    }
  });

  it("is not confirmed by the proof of another", async () => {
    const [one, other] = posts.filter(({ direct }) => !direct);
    const proof = await relay.proof(other!.id);
    expect(await checkPlace(served.contracts, proof, one!)).to.equal("unproved");
  });
});
