import { expect } from "chai";
import fc from "fast-check";
import { PageWidth } from "../../../core/contracts/index.js";

/** A node that gives no more blocks at once than that. @returns the pages it gave, and how many it refused. */
function read(last: number, most: number, first: number, limit?: number) {
  const width = new PageWidth(first, limit);
  const pages: [number, number][] = [];
  let refused = 0;
  for (let start = 0; start <= last;) {
    const end = width.endFrom(start, last);
    if (end - start + 1 > most) {
      refused += 1;
      expect(width.refused(start, end)).to.equal(true);
      continue;
    }
    pages.push([start, end]);
    width.given(start, end);
    start = end + 1;
  }
  return { pages, refused };
}

describe("PageWidth", () => {
  it("covers every block once, whatever the node gives at once", () => {
    const numbers = fc.tuple(
      fc.nat({ max: 2_000 }),
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 5_000 }),
    );
    fc.assert(
      fc.property(numbers, ([last, most, first]) => {
        const { pages } = read(last, most, first);
        expect(pages[0]?.[0]).to.equal(0);
        expect(pages.at(-1)?.[1]).to.equal(last);
        for (const [place, [start]] of pages.slice(1).entries())
          expect(start).to.equal((pages[place]?.[1] ?? 0) + 1);
      }),
    );
  });

  it("is refused seldom where a node has a limit, and not for ever narrow where it had one", () => {
    const { pages, refused } = read(100_000, 100, 100_001);
    expect(refused).to.be.below(10 + pages.length / 8);
    const width = new PageWidth(64);
    width.refused(0, 63);
    for (let start = 0; start < 32 * 20; start += 32) width.given(start, start + 31);
    expect(width.endFrom(0, 1_000)).to.be.above(31);
  });

  it("never asks for more than it may, nor for less than a block", () => {
    const width = new PageWidth(4, 8);
    for (let page = 0; page < 5; ++page) width.given(0, width.endFrom(0, 1_000));
    expect(width.endFrom(0, 1_000)).to.equal(7);
    expect(width.refused(5, 5)).to.equal(false);
  });
});
