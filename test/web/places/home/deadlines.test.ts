import { expect } from "chai";
import { deadlinesOf } from "../../../../web/places/home/deadlines.js";
import { openElections } from "../../../../web/places/home/open-elections.js";
import { openMotions } from "../../../../web/places/home/open-motions.js";
import { openRecalls } from "../../../../web/places/home/open-recalls.js";

const motion = (id: string, phase: string, until?: number) => ({
  ...{ id, title: `Motion ${id}`, phase, secondsGiven: 1, secondsNeeded: 3 },
  ...(until !== undefined && { until }),
});

const election = (milestone: string, change = {}) => ({
  ...{ id: "e", office: "Chair", milestone, nominationsUntil: 100, acceptanceUntil: 200 },
  ...{ opensAt: 0, closesAt: 0, settlesAt: 0, ...change },
});

const recall = (change = {}) => ({
  ...{ id: "r", office: "Chair", filedAt: 10, petitionUntil: 96, closesAt: 0 },
  ...{ concluded: undefined, ...change },
});

describe("what home shows of what is going on", () => {
  it("has the soonest end first and leaves out what is over", () => {
    const motions = [motion("a", "vote", 500), motion("b", "due"), motion("c", "discussion", 90)];
    const running = openElections([election("nominations")], 95);
    const recalling = openRecalls([recall()], 95);
    expect(deadlinesOf(motions, running, recalling, 95)).to.deep.equal([
      { of: "recall", id: "r", name: "Chair", what: "petition", until: 96 },
      { of: "election", id: "e", name: "Chair", what: "nominations", until: 100 },
      { of: "motion", id: "a", name: "Motion a", what: "vote", until: 500 },
    ]);
  });

  it("moves an election on by the clock alone", () => {
    const at = (now: number, milestone: string, change = {}) =>
      openElections([election(milestone, change)], now).map(({ stage, until }) => [stage, until]);
    expect(at(100, "nominations")).to.deep.equal([["nominations", 100]]);
    expect(at(101, "nominations")).to.deep.equal([["acceptance", 200]]);
    expect(at(201, "nominations")).to.deep.equal([]); // waits for somebody to go on
    expect(at(300, "ballot", { opensAt: 250, closesAt: 400 })).to.deep.equal([["ballot", 400]]);
    expect(at(300, "seated")).to.deep.equal([]);
    expect(at(300, "a stage of years to come")).to.deep.equal([]);
  });

  it("has a recall as long as members can sign for it, or vote on it", () => {
    const at = (now: number, change = {}) =>
      openRecalls([recall(change)], now).map(({ stage, until }) => [stage, until]);
    expect(at(96)).to.deep.equal([["petition", 96]]);
    expect(at(97)).to.deep.equal([]); // lapsed
    expect(at(97, { closesAt: 120 })).to.deep.equal([["vote", 120]]);
    expect(at(121, { closesAt: 120 })).to.deep.equal([]); // waits for somebody to count
    const concluded = { recalled: true, votesFor: 3, votesAgainst: 0, ended: true };
    expect(at(100, { closesAt: 120, concluded })).to.deep.equal([]);
  });

  it("puts motions where something can be done about them", () => {
    const seconded = { ...motion("d", "discussion"), secondsGiven: 3 };
    const motions = [
      ...[motion("v", "vote"), motion("s", "discussion"), seconded, motion("n", "notice")],
      ...[motion("c", "contested"), motion("q", "due"), motion("p", "succeeded")],
      ...[motion("x", "executed"), motion("l", "lapsed"), motion("w", "queued")],
    ];
    const { needSeconds, discussed, notices, voting, due } = openMotions(motions);
    const ids = [needSeconds, discussed, notices, voting, due].map((found) =>
      found.map(({ id }) => id).join(""),
    );
    expect(ids).to.deep.equal(["s", "d", "nc", "v", "qp"]);
  });
});
