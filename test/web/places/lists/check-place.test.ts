import { expect } from "chai";
import { relayAt } from "../../../../core/via/relay-client.js";
import { checkPlace } from "../../../../web/places/lists/check-place.js";
import type { PostView, Reader } from "../../../../web/reading/reader.js";
import { relayReader } from "../../../../web/reading/relay-reader.js";
import { serveForum, type ServedForum } from "../../reading/served-forum.js";

const OTHER = `0x${"12".repeat(32)}`;

describe("a post held against the chain", function () {
  this.timeout(60_000);
  let served: ServedForum;
  let reader: Reader;
  const posts: PostView[] = [];

  before(async function () {
    this.timeout(120_000);
    served = await serveForum();
    reader = relayReader(relayAt(served.relay.url));
    for (const list of (await reader.lists({})).items)
      for (const thread of (await reader.threads(list.id, {}))?.items ?? [])
        posts.push(...((await reader.thread(thread.id, {}))?.items ?? []));
  });
  after(() => served?.close());

  const check = async (post: PostView, id = post.id) =>
    checkPlace(served.contracts, await reader.proof(id), post);

  it("is borne out, whether a relay brought it or its author", async () => {
    const found = await Promise.all(posts.map((post) => check(post)));
    expect(new Set(found)).to.deep.equal(new Set(["anchored", "direct"]));
  });

  it("is not, when anything of it was changed under the same id", async () => {
    for (const post of posts) {
      const [other] = posts.filter(({ author }) => author !== post.author);
      const forged: Partial<PostView>[] = [
        ...[{ author: other!.author }, { parent: OTHER }, { subject: `${post.subject}!` }],
        ...[{ content: OTHER }, { cid: other!.cid }, { sentAt: post.sentAt + 1 }],
        ...[{ sequence: "77" }, { previous: OTHER }, { list: OTHER }],
      ];
      for (const change of forged)
        expect(await check({ ...post, ...change }), JSON.stringify(change)).to.equal("unproved");
    }
  });

  it("is not, with the proof of another", async () => {
    const [one, other] = posts;
    expect(await check(one!, other!.id)).to.equal("unproved");
  });
});
