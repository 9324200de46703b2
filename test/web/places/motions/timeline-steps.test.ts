import { expect } from "chai";
import { timelineOf } from "../../../../web/places/motions/motion/timeline-steps.js";

type Facts = Parameters<typeof timelineOf>[0];

const facts = (more: Partial<Facts>): Facts => ({
  ...{ kind: "motion", phase: "discussion", filedAt: 10, opensAt: 20, deadline: 30 },
  ...{ eta: undefined, executedAt: undefined, notice: undefined },
  ...more,
});

const states = (more: Partial<Facts>) =>
  timelineOf(facts(more)).map(({ what, state }) => `${what} ${state}`);

describe("timeline of a motion", () => {
  it("goes from the filing to what is carried out", () => {
    expect(states({})).to.deep.equal([
      ...["filed done", "discussion now", "vote next", "result next", "wait next", "executed next"],
    ]);
    expect(states({ phase: "vote" })).to.include.members(["discussion done", "vote now"]);
    expect(states({ phase: "queued", eta: 40 })).to.include.members(["result done", "wait now"]);
    expect(states({ phase: "due", eta: 40 })).to.include.members(["wait done", "executed now"]);
    const done = timelineOf(facts({ phase: "executed", eta: 40, executedAt: 50 }));
    expect(done.map(({ at }) => at)).to.deep.equal([10, 20, 30, undefined, 40, 50]);
    expect(done.every(({ state }) => state === "done")).to.equal(true);
  });

  it("skips what never comes", () => {
    expect(states({ phase: "defeated" })).to.include.members(["vote done", "wait skipped"]);
    expect(states({ phase: "lapsed" })).to.include.members(["vote skipped", "executed skipped"]);
    // A discussion that ended with a withdrawal did not end when it was to.
    const [, discussion] = timelineOf(facts({ phase: "cancelled" }));
    expect(discussion).to.deep.equal({ what: "discussion", state: "done", at: undefined });
    const notice = { needed: 2, given: 1, contested: false };
    expect(states({ phase: "notice", notice })).to.include.members(["notice now", "vote skipped"]);
    const contested = { needed: 2, given: 2, contested: true };
    expect(states({ phase: "contested", notice: contested })).to.include.members(["vote next"]);
  });
});
