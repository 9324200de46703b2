import { expect } from "chai";
import { canBeEnrolled, joinSteps } from "../../../../web/places/join/join-steps.js";

const progress = {
  ...{ joinedAt: 1_000, waitsUntil: 2_000, now: 1_500 },
  ...{ hasJoined: true, isVoter: false },
};
const states = (change: Partial<Parameters<typeof joinSteps>[0]>) =>
  joinSteps({ ...progress, ...change }).map(({ id, state }) => `${id} ${state}`);

describe("joinSteps", () => {
  it("lie all ahead of who has not joined", () => {
    const ahead = states({ hasJoined: false });
    expect(ahead).to.deep.equal(["speak next", "wait next", "enrol next", "vote next"]);
  });

  it("go on with the waiting, and past it only after its last moment", () => {
    const waiting = ["speak done", "wait now", "enrol next", "vote next"];
    expect(states({})).to.deep.equal(waiting);
    expect(states({ now: 2_000 })).to.deep.equal(waiting);
    const waited = ["speak done", "wait done", "enrol now", "vote next"];
    expect(states({ now: 2_001 })).to.deep.equal(waited);
  });

  it("ask for vouches where the policy does", () => {
    const some = { vouches: { needed: 2, given: 1 }, now: 3_000 };
    expect(states(some)[2]).to.equal("vouch now");
    expect(states({ ...some, vouches: { needed: 2, given: 2 } }).slice(2, 4)).to.deep.equal([
      "vouch done",
      "enrol now",
    ]);
    const early = { vouches: { needed: 2, given: 2 }, now: 1_100 };
    expect(states(early).slice(1, 3)).to.deep.equal(["wait now", "vouch done"]);
  });

  it("end with the vote, which is never over", () => {
    const voter = states({ isVoter: true, vouches: { needed: 2, given: 0 } });
    expect(voter.filter((each) => each.endsWith("done"))).to.have.length(4);
    expect(voter.at(-1)).to.equal("vote now");
  });
});

describe("canBeEnrolled", () => {
  it("is after the waiting, and with the policy's leave", () => {
    const candidacy = { waitsUntil: 2_000, admitted: true };
    expect(canBeEnrolled(candidacy, 2_000)).to.equal(false);
    expect(canBeEnrolled(candidacy, 2_001)).to.equal(true);
    expect(canBeEnrolled({ ...candidacy, admitted: false }, 9_999)).to.equal(false);
    expect(canBeEnrolled(undefined, 9_999)).to.equal(false);
  });
});
