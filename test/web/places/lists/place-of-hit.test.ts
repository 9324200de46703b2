import { expect } from "chai";
import type { SearchHitView } from "../../../../web/reading/index.js";
import { placeOfHit } from "../../../../web/places/lists/place-of-hit.js";

const hit = (kind: SearchHitView["kind"], more: Partial<SearchHitView> = {}): SearchHitView => ({
  ...{ kind, id: "0x01", title: "", excerpt: "", at: 0 },
  ...more,
});

describe("where what was found is read", () => {
  it("is the place of its kind", () => {
    expect(placeOfHit(hit("motion"))).to.equal("/motions/0x01");
    expect(placeOfHit(hit("document"))).to.equal("/archive/0x01");
    expect(placeOfHit(hit("post"))).to.equal("/posts/0x01");
    expect(placeOfHit(hit("list"))).to.equal("/lists/0x01");
  });

  it("is, for an imported message, its place in the history, or the lists where none is named", () => {
    const imported = hit("imported", { list: "0x02", history: { cid: "bafy", index: 7 } });
    expect(placeOfHit(imported)).to.equal("/lists/0x02/history/bafy?at=7");
    expect(placeOfHit(hit("imported"))).to.equal("/lists");
  });
});
