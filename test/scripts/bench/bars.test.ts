import { expect } from "chai";
import { judge } from "../../../scripts/bench/bars.js";
import type { Measurement } from "../../../scripts/bench/results.js";
import { anchoredBatch, laterBatch, VERB } from "../../../scripts/bench/verbs.js";

const measured = (name: string, ours: number, baseline: number): Measurement => ({
  name,
  ours,
  baseline,
  ratio: ours / baseline,
  published: null,
});

const kept = () => [
  measured(VERB.voteLater, 70, 100),
  measured(laterBatch(100), 11_277, 100_000),
  measured(VERB.join, 75, 100),
  measured(anchoredBatch(100), 1_000, 1),
];

const missed = (measurements: Measurement[], growth: Parameters<typeof judge>[1] = []) =>
  judge(measurements, growth)
    .filter(({ holds }) => !holds)
    .map(({ text }) => text);

describe("bars of the bench", () => {
  it("hold right at their edge", () => {
    expect(missed(kept())).to.deep.equal([]);
    expect(judge(kept(), [])).to.have.length(5);
  });

  it("are missed a little beyond it, each on its own", () => {
    const [vote, batch, join, post] = kept() as [
      Measurement,
      Measurement,
      Measurement,
      Measurement,
    ];
    expect(missed([measured(VERB.voteLater, 71, 100), batch, join, post])).to.have.length(1);
    expect(missed([vote, measured(laterBatch(100), 11_278, 100_000), join, post])).to.deep.equal([
      `${laterBatch(100)}: 11278 gas, at most 11277 (1.8 times the floor of 6265)`,
    ]);
    expect(missed([vote, measured(laterBatch(100), 11_277, 90_000), join, post])).to.have.length(1);
    expect(missed([vote, batch, measured(VERB.join, 76, 100), post])).to.have.length(1);
    expect(missed([vote, batch, join, measured(anchoredBatch(100), 1_001, 1)])).to.deep.equal([
      `${anchoredBatch(100)}: 1001 gas, at most 1000`,
    ]);
  });

  it("miss a verb that was not measured against the baseline", () => {
    const [, batch, join, post] = kept() as [Measurement, Measurement, Measurement, Measurement];
    const alone = { name: VERB.voteLater, ours: 1, baseline: null, ratio: null, published: null };
    expect(missed([alone, batch, join, post])).to.have.length(1);
    expect(() => judge([batch, join, post], [])).to.throw(/was not measured/);
  });

  it("allow two percent between few and many members, and no more", () => {
    const line = (name: string, few: number, many: number) => ({
      name,
      gas: new Map([
        [10, few],
        [10_000, many],
      ]),
      spread: many / few - 1,
    });
    expect(missed(kept(), [line("join", 1_000, 1_019)])).to.deep.equal([]);
    expect(missed(kept(), [line("join", 1_000, 1_021)])).to.deep.equal([
      "join: 2.10 % between 10, 10000 members, at most 2 %",
    ]);
  });
});
