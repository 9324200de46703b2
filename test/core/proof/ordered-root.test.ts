import "../../property-seed.js";
import { expect } from "chai";
import fc from "fast-check";
import { EMPTY_TRIE } from "../../../core/proof/check-trie.js";
import { orderedRoot } from "../../../core/proof/ordered-root.js";

const items = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 200 });

describe("orderedRoot", () => {
  it("is the root of nothing for nothing", async () => {
    expect(await orderedRoot([])).to.equal(EMPTY_TRIE);
  });

  it("has no root for a list with an empty item, which would be that of another list", async () => {
    expect(await orderedRoot([Uint8Array.of(1), new Uint8Array()])).to.equal(undefined);
  });

  it("differs with every item left out, added, changed or moved", async () => {
    await fc.assert(
      fc.asyncProperty(items, fc.nat(), async (list, at) => {
        fc.pre(list.length > 0);
        const root = await orderedRoot(list);
        const place = at % list.length;
        const item = list[place]!;
        const changed = Uint8Array.from(item, (byte, i) =>
          i === at % item.length ? byte ^ 1 : byte,
        );
        expect(await orderedRoot(list.toSpliced(place, 1))).not.to.equal(root);
        expect(await orderedRoot([...list, item])).not.to.equal(root);
        expect(await orderedRoot(list.with(place, changed))).not.to.equal(root);
        const moved = [...list.toSpliced(place, 1), item];
        if (moved.some((bytes, i) => bytes.join() !== list[i]!.join()))
          expect(await orderedRoot(moved)).not.to.equal(root);
      }),
      { numRuns: 60 },
    );
  });
});
