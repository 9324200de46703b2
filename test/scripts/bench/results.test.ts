import { expect } from "chai";
import { compare, growthMeasurements, growthOf } from "../../../scripts/bench/results.js";
import { VERB } from "../../../scripts/bench/verbs.js";

describe("results of the bench", () => {
  it("put ours beside the baseline, with null where the baseline has nothing", () => {
    const ours = new Map([
      [VERB.second as string, 70],
      [VERB.join, 50],
    ]);
    expect(compare(ours, new Map([[VERB.join as string, 200]]))).to.deep.equal([
      { name: "join", ours: 50, baseline: 200, ratio: 0.25, published: null },
      { name: VERB.second, ours: 70, baseline: null, ratio: null, published: null },
    ]);
    const [call] = compare(new Map([[VERB.call as string, 250_000]]), new Map());
    expect(call).to.include({ ratio: null });
    expect(call?.published).to.deep.equal({ what: "Arbitrum createElection", gas: 253_153 });
  });

  it("compare sizes by the dearest and the cheapest, in whatever order", () => {
    const bySize = new Map([
      [10, new Map([[VERB.join as string, 110]])],
      [1_000, new Map([[VERB.join as string, 100]])],
      [10_000, new Map<string, number>()],
    ]);
    const [join, ...others] = growthOf(bySize);
    expect(others).to.deep.equal([]);
    expect(Math.round((join?.spread ?? 0) * 1_000)).to.equal(100);
    expect(
      growthMeasurements(growthOf(bySize)).map(({ name, ours }) => [name, ours]),
    ).to.deep.equal([
      ["join, with 10 members", 110],
      ["join, with 1000 members", 100],
    ]);
  });
});
