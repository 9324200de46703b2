import { expect } from "chai";
import { toBeHex, ZeroHash } from "ethers";
import fc from "fast-check";
import { threadsOf } from "../../../core/lists/index.js";

const id = (n: number) => toBeHex(n + 1, 32);
const post = (n: number, parent?: number, subject = `subject ${n}`) => ({
  id: id(n),
  post: { parent: parent === undefined ? ZeroHash : id(parent), subject },
});

describe("threads", () => {
  it("show each answer under what it answers, in the order of the log", () => {
    const posts = [post(0), post(1), post(2, 0), post(3, 0), post(4, 2), post(5, 1), post(6, 2)];
    const [first, second] = threadsOf(posts);
    expect(first!.entries.map((entry) => [entry.depth, entry.post.id])).to.deep.equal([
      [0, id(0)],
      [1, id(2)],
      [2, id(4)],
      [2, id(6)],
      [1, id(3)],
    ]);
    expect([first!.subject, first!.orphaned, first!.latest.id]).to.deep.equal([
      "subject 0",
      false,
      id(6),
    ]);
    expect(second!.entries.map((entry) => entry.post.id)).to.deep.equal([id(1), id(5)]);
  });

  it("begin anew with an answer to nothing that is there, and say so", () => {
    const [only] = threadsOf([post(1, 99)]);
    expect([only!.orphaned, only!.id]).to.deep.equal([true, id(1)]);
  });

  it("take an answer that came in before what it answers", () => {
    const threads = threadsOf([post(1, 0), post(0)]);
    expect(threads).to.have.length(1);
    expect(threads[0]!.entries.map((entry) => entry.post.id)).to.deep.equal([id(0), id(1)]);
    expect(threads[0]!.latest.id).to.equal(id(0));
  });

  it("hold every post once, under its parent, whatever answers what", () => {
    const parents = fc.array(fc.option(fc.nat({ max: 40 }), { nil: undefined }), { maxLength: 40 });
    fc.assert(
      fc.property(parents, (chosen) => {
        // A post cannot answer itself or a later one that answers it: ids are hashes.
        const posts = chosen.map((parent, n) =>
          post(n, parent !== undefined && parent < n ? parent : undefined),
        );
        const entries = threadsOf(posts).flatMap((thread) => thread.entries);
        expect(entries.map((entry) => entry.post.id).sort()).to.deep.equal(
          posts.map((p) => p.id).sort(),
        );
        const depths = new Map(entries.map((entry) => [entry.post.id, entry.depth]));
        for (const entry of entries) {
          const { parent } = entry.post.post;
          expect(entry.depth).to.equal(parent === ZeroHash ? 0 : depths.get(parent)! + 1);
        }
      }),
    );
  });

  it("may be as deep as a list is long", () => {
    const posts = Array.from({ length: 20_000 }, (_, n) => post(n, n === 0 ? undefined : n - 1));
    const [thread] = threadsOf(posts);
    expect(thread!.entries).to.have.length(20_000);
    expect(thread!.entries.at(-1)!.depth).to.equal(19_999);
  });
});
