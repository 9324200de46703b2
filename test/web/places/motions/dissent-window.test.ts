import { expect } from "chai";
import { dissentWindow } from "../../../../web/places/motions/motion/dissent-window.js";

const DEADLINE = 1_000;
const TIMELOCK = 100;
const ETA = 2_000;

const at = (
  phase: string,
  now: number,
  { eta = ETA, timelock = TIMELOCK as number | undefined } = {},
) => dissentWindow({ phase, eta, deadline: DEADLINE }, timelock, now);

describe("when a dissent may be bound to a result", () => {
  it("begins when the vote is over", () => {
    for (const phase of ["discussion", "notice", "contested", "vote", "lapsed", "cancelled"])
      expect(at(phase, 0), phase).to.deep.equal({ state: "none" });
    expect(at("succeeded", 0)).to.deep.equal({ state: "open", until: undefined });
  });

  it("ends when the motion may be carried out", () => {
    expect(at("queued", ETA - 1)).to.deep.equal({ state: "open", until: ETA });
    expect(at("queued", ETA)).to.deep.equal({ state: "closed" });
    for (const phase of ["due", "executed"])
      expect(at(phase, 0), phase).to.deep.equal({ state: "closed" });
  });

  it("lasts for what failed as long as it would have waited", () => {
    const last = DEADLINE + TIMELOCK;
    expect(at("defeated", last)).to.deep.equal({ state: "open", until: last });
    expect(at("defeated", last + 1)).to.deep.equal({ state: "closed" });
    expect(
      dissentWindow({ phase: "defeated", eta: undefined, deadline: DEADLINE }, undefined, 0),
    ).to.deep.equal({ state: "closed" });
  });
});
