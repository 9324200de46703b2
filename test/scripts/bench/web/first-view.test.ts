import { expect } from "chai";
import { type FirstView, interactiveAt } from "../../../../scripts/bench/web/first-view.js";
import { medianView } from "../../../../scripts/bench/web/median.js";
import type { Seen } from "../../../../scripts/bench/web/watch-page.js";

const seen = (change: Partial<Seen>): Seen => ({
  ...{ tasks: [], heading: 900, numbers: 1_000, firstPaint: 800, now: 10_000 },
  ...change,
});

const view = (interactive: number, bytes: number): FirstView => ({
  ...{ firstPaint: 1, heading: 2, numbers: 3, interactive, longestTask: 0 },
  ...{ scriptBytes: 4, bytes, requests: 5 },
});

describe("the first view", () => {
  it("is interactive once heading and numbers are painted", () => {
    expect(interactiveAt(seen({}))).to.equal(1_000);
    expect(interactiveAt(seen({ heading: 1_200 }))).to.equal(1_200);
  });

  it("is not before both are painted", () => {
    expect(interactiveAt(seen({ heading: null }))).to.equal(undefined);
    expect(interactiveAt(seen({ numbers: null }))).to.equal(undefined);
    expect(interactiveAt(seen({ numbers: 0 })), "about to be painted").to.equal(undefined);
  });

  it("is interactive from the end of the last long task, and only after five quiet seconds", () => {
    const tasks = [
      { startTime: 500, duration: 90 },
      { startTime: 2_000, duration: 60 },
    ];
    expect(interactiveAt(seen({ tasks }))).to.equal(2_060);
    expect(interactiveAt(seen({ tasks, now: 7_060 }))).to.equal(2_060);
    expect(interactiveAt(seen({ tasks, now: 7_059 }))).to.equal(undefined);
  });

  it("has the median of each figure by itself", () => {
    const views = [view(30, 1), view(10, 3), view(20, 2)];
    expect(medianView(views)).to.deep.equal(view(20, 2));
    expect(medianView([...views, view(40, 4)])).to.deep.equal(view(20, 2));
    expect(() => medianView([])).to.throw("no median");
  });
});
