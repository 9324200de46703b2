import { expect } from "chai";
import { courseOf } from "../../../../web/places/elections/course.js";
import { electionOf } from "./view.js";

const states = (...args: Parameters<typeof courseOf>) =>
  courseOf(...args).map(({ key, state, at, isEarliest }) =>
    [key, state, at ?? "-", ...(isEarliest ? ["earliest"] : [])].join(" "),
  );

describe("the course of an election", () => {
  it("tells of what is to come when it can be at the earliest", () => {
    expect(states(electionOf(), "nominations")).to.deep.equal([
      "called done 1000",
      "nominations now 1100",
      "acceptance next 1150",
      "campaign next 1180 earliest",
      "ballot next 1250 earliest",
      "challenge next 1290 earliest",
      "seating next -",
    ]);
  });

  it("tells of what is fixed as it is, and of a step that waits as the one before it", () => {
    const election = electionOf({ opensAt: 2_000, milestone: "campaign" });
    expect(states(election, "opening").slice(3, 5)).to.deep.equal([
      "campaign now 2000",
      "ballot next 2070 earliest",
    ]);
  });

  it("leaves out what never came", () => {
    expect(states(electionOf({ milestone: "vacant" }), "vacant")).to.deep.equal([
      "called done 1000",
      "nominations done 1100",
      "acceptance done 1150",
      "campaign skipped -",
      "ballot skipped -",
      "challenge skipped -",
      "seating skipped -",
    ]);
    const times = { opensAt: 2_000, closesAt: 2_100, settlesAt: 2_200 };
    expect(states(electionOf(times), "annulled").at(-1)).to.equal("seating skipped -");
    expect(states(electionOf(times), "seated").slice(-2)).to.deep.equal([
      "challenge done 2200",
      "seating done -",
    ]);
  });
});
