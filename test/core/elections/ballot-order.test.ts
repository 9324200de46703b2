import { expect } from "chai";
import { hexlify, randomBytes, toBeHex, Wallet } from "ethers";
import fc from "fast-check";
import { ballotOrder, placesOf, ranksOf } from "../../../core/elections/index.js";
import { refusalOf } from "../refusal.js";

const BALLOT = `0x${"5a".repeat(32)}`;
const voter = (number: number) => toBeHex(number + 1, 20);

describe("ballotOrder", () => {
  it("shows everybody on the paper once, RON last, whatever the ballot and the voter", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 17 }), (alternatives) => {
        const ballotId = hexlify(randomBytes(32));
        const { address } = Wallet.createRandom();
        const order = ballotOrder(ballotId, address, alternatives);
        expect(order.at(-1)).to.equal(0);
        expect([...order].sort((a, b) => a - b)).to.deep.equal([...Array(alternatives).keys()]);
        expect(ballotOrder(ballotId, address, alternatives)).to.deep.equal(order);
      }),
    );
  });

  it("is the same in every version of this kit", () => {
    expect(ballotOrder(BALLOT, voter(0), 6)).to.deep.equal([3, 4, 5, 1, 2, 0]);
    expect(ballotOrder(BALLOT, voter(1), 6)).to.deep.equal([2, 5, 3, 4, 1, 0]);
    // The spelling of an address is no part of it.
    const { address } = Wallet.createRandom();
    expect(ballotOrder(BALLOT, address.toLowerCase(), 9)).to.deep.equal(
      ballotOrder(BALLOT, address, 9),
    );
  });

  it("gives every order of three about as many voters", () => {
    const counts = new Map<string, number>();
    for (let number = 0; number < 6_000; number++) {
      const order = ballotOrder(BALLOT, voter(number), 4).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).to.equal(6);
    // Pearson's test with 5 degrees of freedom: a fair shuffle exceeds 20.5 once in a thousand.
    const deviation = [...counts.values()].reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0);
    expect(deviation).to.be.lessThan(20.5);
  });

  it("puts each of sixteen first about as often", () => {
    const first = new Array<number>(17).fill(0);
    for (let number = 0; number < 16_000; number++)
      first[ballotOrder(BALLOT, voter(number), 17)[0]!]! += 1;
    expect(first[0]).to.equal(0);
    const deviation = first.slice(1).reduce((sum, n) => sum + (n - 1_000) ** 2 / 1_000, 0);
    expect(deviation, "15 degrees of freedom").to.be.lessThan(37.7);
  });
});

describe("places and ranks", () => {
  it("are two ways to say the same", () => {
    const ballot = fc
      .integer({ min: 2, max: 17 })
      .chain((n) => fc.array(fc.integer({ min: 0, max: n }), { minLength: n, maxLength: n }));
    fc.assert(
      fc.property(ballot, (ranks) => {
        const places = placesOf(ranks);
        const again = ranksOf(places, ranks.length);
        expect(placesOf(again)).to.deep.equal(places);
        for (const i of ranks.keys())
          for (const j of ranks.keys())
            expect(order(again, i, j), `${ranks.join()}: ${i}, ${j}`).to.equal(order(ranks, i, j));
      }),
    );
  });

  it("refuse an alternative named twice, or not there", async () => {
    expect(ranksOf([[2], [0, 1]], 4)).to.deep.equal([2, 2, 1, 0]);
    await refusalOf(() => ranksOf([[2], [1, 2]], 4), "ALTERNATIVE_TWICE");
    await refusalOf(() => ranksOf([[4]], 4), "ALTERNATIVE_UNKNOWN");
  });
});

const order = (ranks: readonly number[], i: number, j: number) =>
  Math.sign((ranks[i] || Infinity) - (ranks[j] || Infinity) || 0);
