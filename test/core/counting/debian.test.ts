import { expect } from "chai";
import {
  type Contest,
  countElection,
  countMotion,
  pairwiseMatrix,
} from "../../../core/counting/index.js";
import { ballotsOf2002, publishedElections, type PublishedElection } from "./debian-data.js";

function contestOf({ options, tally }: PublishedElection): Contest {
  return {
    labels: options,
    matrix: tally,
    defaultAlternative: options.length - 1,
    lots: options.map((_, i) => BigInt(i)),
    tieRule: "the Secretary decides",
  };
}

/** The same quorum and majority for every option. */
const all = (election: PublishedElection, quorum: number, majority = 1) =>
  election.options.map(() => ({ quorum, majority }));

describe("Debian's elections", () => {
  it("end as published", async () => {
    const elections = await publishedElections();
    expect(elections).not.to.be.empty;
    for (const election of elections) {
      const { winners, dropped, draws } = countMotion(
        contestOf(election),
        all(election, election.quorum),
      );
      expect(winners.map((winner) => election.options[winner])).to.deep.equal([election.winner]);
      expect(dropped, "options dropped").to.deep.equal([]);
      expect(draws, "ties").to.deep.equal([]);
    }
  });

  it("drop the options that miss a higher quorum, and then those after them", async () => {
    const [election] = (await publishedElections()) as [PublishedElection];
    const contest = contestOf(election);
    const count = (quorum: number) => countMotion(contest, all(election, quorum));
    // Against None Of The Above: Robinson 385, Hertzog 406, Garbee 443.
    expect(count(385).dropped).to.deep.equal([]);
    const drop = count(386);
    expect(drop.dropped).to.deep.equal([
      { alternative: 0, votesFor: 385, votesAgainst: 68, reason: "quorum", quorum: 386 },
    ]);
    expect(drop.order).to.deep.equal([2, 1, 3]);
    expect(count(443).winners).to.deep.equal([2]);
    const none = count(444);
    expect(none.dropped.map(({ alternative }) => alternative)).to.deep.equal([0, 1, 2]);
    expect(none.winners, "None Of The Above").to.deep.equal([3]);
  });

  it("drop the options that miss a majority", async () => {
    const [election] = (await publishedElections()) as [PublishedElection];
    const contest = contestOf(election);
    // 385 to 68 is less than six to one, 406 to 50 is more, 443 to 18 far more.
    const { dropped, winners } = countMotion(contest, all(election, election.quorum, 6));
    expect(dropped).to.deep.equal([
      { alternative: 0, votesFor: 385, votesAgainst: 68, reason: "majority", majority: 6 },
    ]);
    expect(winners).to.deep.equal([2]);
    // Were the winner held to more than it has, the second would win.
    const harder = all(election, election.quorum);
    harder[2] = { quorum: election.quorum, majority: 25 };
    expect(countMotion(contest, harder).winners).to.deep.equal([0]);
  });

  it("give PrefLib's ballots of 2002 the same winner", async () => {
    const [election] = (await publishedElections()) as [PublishedElection];
    const ballots = await ballotsOf2002();
    expect(ballots).to.have.length(election.ballots);
    const matrix = pairwiseMatrix(ballots, 4);
    // The published table without the equal ranks that PrefLib dropped.
    expect(matrix).to.deep.equal([
      [0, 260, 180, 387],
      [199, 0, 140, 407],
      [291, 327, 0, 444],
      [68, 50, 18, 0],
    ]);
    const contest = { ...contestOf(election), matrix };
    expect(countMotion(contest, all(election, election.quorum)).winners).to.deep.equal([2]);
    const elected = countElection(contest, { method: "schulze", seats: 1 });
    expect(elected.order).to.deep.equal([2, 0, 1]);
    expect(elected.winners).to.deep.equal([2]);
  });
});
