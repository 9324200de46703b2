import { expect } from "chai";
import { type BallotBox, countBallots, encodeRanking } from "../../../core/motions/index.js";

const RULES = { quorumFloor: 2, quorumShare: 1_000 };
const option = (
  text: bigint | undefined,
  filed: number,
  more = {},
): BallotBox["options"][number] => ({
  text,
  class: "ordinary",
  rules: RULES,
  filed,
  label: `option ${filed + 1}`,
  ...more,
});

/** One voter for each ballot, all in time. */
function count(
  options: BallotBox["options"],
  ballots: (number[] | { text: bigint; support: number })[],
  more: Partial<BallotBox> = {},
) {
  const voters = ballots.map((_, i) => `voter ${i}`);
  return countBallots({
    options,
    electorate: new Set(voters),
    opensAt: 100n,
    closesAt: 200n,
    lateQuorumExtension: 50,
    ballots: ballots.map((ballot, i) => {
      const cast = { voter: voters[i]!, castAt: 101n };
      return Array.isArray(ballot)
        ? { ...cast, ranking: encodeRanking(ballot) }
        : { ...cast, ...ballot };
    }),
    ...more,
  });
}

describe("countBallots, with rivals", () => {
  const three = [option(7n, 0), option(8n, 1), option(9n, 2)];

  it("takes a vote on one text for the ranking it means", () => {
    for (const [support, ranks] of [
      [1, [0, 0, 1, 0]],
      [0, [1, 1, 0, 1]],
      [2, [0, 0, 0, 0]],
    ] as const) {
      const voted = count(three, [{ text: 8n, support }]);
      expect(voted.objections).to.deep.equal([]);
      expect(voted.preferred).to.deep.equal(count(three, [[...ranks]]).preferred);
    }
  });

  it("leaves out what does not stand, in votes against others too", () => {
    const options = [option(7n, 0), option(undefined, 1), option(9n, 2)];
    const { objections, options: counted } = count(options, [
      { text: 7n, support: 0 },
      { text: 8n, support: 1 },
      [2, 0, 1],
      [0, 1, 0, 0, 1],
      [4, 1, 0, 2],
    ]);
    expect(objections).to.have.length(3);
    expect(objections.join()).to.include("a text that is not on the ballot");
    expect(objections.join()).to.include("ranked an option that is not on the ballot");
    expect(counted.map(({ for: inFavour, against }) => [inFavour, against])).to.deep.equal([
      [1n, 1n],
      [0n, 0n],
      [1n, 0n],
    ]);
  });

  it("refuses a rank above the number of alternatives", () => {
    const voter = "voter 0";
    const { objections } = count(three, [[0, 1]], {
      electorate: new Set([voter]),
      ballots: [{ voter, castAt: 150n, ranking: 0x5 }],
    });
    expect(objections).to.deep.equal([`${voter} gave a rank above 4.`]);
  });

  it("drops first, then looks for the winner: what is dropped beats nobody", () => {
    // The first beats the second, but the status quo beats the first.
    const { winner, options, preferred, explanation } = count(three, [
      [3, 1, 2, 0],
      [3, 1, 2, 0],
      [1, 2, 3, 0],
      [2, 3, 1, 0],
      [2, 3, 1, 0],
    ]);
    expect([preferred[1]![2], preferred[2]![1]]).to.deep.equal([3, 2]);
    expect(options.map(({ dropped }) => dropped)).to.deep.equal(["majority", undefined, "quorum"]);
    expect(winner).to.equal(2);
    expect(explanation).to.match(/^Option 2 wins/);
  });

  it("asks two for each against of a fundamental text among ordinary ones", () => {
    const options = [option(7n, 0, { class: "fundamental" }), option(8n, 1)];
    const { winner, options: counted } = count(options, [
      [3, 1, 2],
      [3, 1, 2],
      [3, 1, 2],
      [1, 2, 3],
      [1, 2, 3],
    ]);
    expect(counted.map(({ dropped }) => dropped)).to.deep.equal(["majority", undefined]);
    expect(winner).to.equal(2);
  });

  it("measures each text by its own quorum, and prolongs at the least of them", () => {
    const large = { rules: { quorumFloor: 4, quorumShare: 1_000 } };
    const options = [option(7n, 0, large), option(8n, 1)];
    const late = ["a", "b", "c"].map((voter, i) => ({
      voter,
      castAt: 190n + BigInt(i),
      ranking: encodeRanking([0, 1, 1]),
    }));
    const found = count(options, [], { electorate: new Set(["a", "b", "c"]), ballots: late });
    expect(found.closesAt).to.equal(241n);
    expect(found.options.map(({ quorum, dropped }) => [quorum, dropped])).to.deep.equal([
      [4n, "quorum"],
      [2n, undefined],
    ]);
  });

  it("gives a tie to what was filed earlier, whatever its place", () => {
    const options = [option(undefined, 0), option(8n, 2), option(9n, 1)];
    const { winner } = count(options, [
      [3, 0, 1, 2],
      [3, 0, 2, 1],
    ]);
    expect(winner).to.equal(3);
  });

  it("lets the status quo stay when nothing is carried", () => {
    const { winner, explanation } = count(three, [[1, 2, 2, 2]]);
    expect(winner).to.equal(undefined);
    expect(explanation).to.match(/^The status quo stays/);
  });
});
