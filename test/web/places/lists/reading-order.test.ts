import { expect } from "chai";
import { ZeroHash } from "ethers";
import type { PostView } from "../../../../web/reading/index.js";
import { inReadingOrder } from "../../../../web/places/lists/reading-order.js";

const post = (id: string, parent: string) => ({ id, parent, subject: "" }) as PostView;
const POSTS = [post("a", ZeroHash), post("b", "a"), post("c", "a"), post("d", "b")];
const ids = (posts: readonly PostView[]) => posts.map(({ id }) => id).join("");

describe("reading order of a thread", () => {
  it("is that in which posts came, or each answer under what it answers", () => {
    expect(ids(inReadingOrder(POSTS, "time"))).to.equal("abcd");
    expect(ids(inReadingOrder(POSTS, "answers"))).to.equal("abdc");
  });

  it("loses no post whose parent is not at hand", () => {
    expect(ids(inReadingOrder(POSTS.slice(1), "answers"))).to.equal("bdc");
  });
});
