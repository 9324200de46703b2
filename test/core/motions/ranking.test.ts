import { expect } from "chai";
import fc from "fast-check";
import {
  decodeRanking,
  encodeRanking,
  formatRanking,
  MAX_PLACES,
  parseRanking,
  rankingInWords,
  rankingOfVote,
  SUPPORT,
} from "../../../core/motions/index.js";
import { refusalOf } from "../refusal.js";

const ranking = fc
  .integer({ min: 2, max: MAX_PLACES + 1 })
  .chain((size) => fc.array(fc.nat(size), { minLength: size, maxLength: size }));

/** Ranks without gaps, as words write them. */
const dense = (ranks: readonly number[]) => {
  const used = [...new Set(ranks)].filter((rank) => rank !== 0).sort((a, b) => a - b);
  return ranks.map((rank) => used.indexOf(rank) + 1);
};

describe("encodeRanking", () => {
  it("loses nothing on the way there and back, four bits each", () => {
    fc.assert(
      fc.property(ranking, (ranks) => {
        const encoded = encodeRanking(ranks);
        expect(encoded).to.be.lessThan(2 ** 24);
        const back = decodeRanking(encoded);
        expect(back).to.have.length(MAX_PLACES + 1);
        expect(back.slice(0, ranks.length)).to.deep.equal(ranks);
        expect(back.slice(ranks.length).every((rank) => rank === 0)).to.equal(true);
      }),
    );
    // The status quo is lowest: place 1 first, then the status quo.
    expect(encodeRanking([2, 1, 0])).to.equal(0x12);
  });

  it("refuses ranks that there are not", async () => {
    for (const ranks of [[1, 4, 0], [-1, 0], [1.5, 0], [NaN, 0], Array<number>(7).fill(1)])
      await refusalOf(() => encodeRanking(ranks), "RANKING_OUT_OF_RANGE");
  });
});

describe("rankingOfVote", () => {
  const standing = [true, true, false, true];
  it("puts a text above everything, everything else that stands above it, or says nothing", () => {
    expect(rankingOfVote(SUPPORT.for, 3, standing)).to.deep.equal([0, 0, 0, 1]);
    expect(rankingOfVote(SUPPORT.against, 3, standing)).to.deep.equal([1, 1, 0, 0]);
    expect(rankingOfVote(SUPPORT.abstain, 3, standing)).to.deep.equal([0, 0, 0, 0]);
  });
});

describe("parseRanking", () => {
  const everything = (size: number) => Array<boolean>(size).fill(true);

  it("reads what formatRanking writes", () => {
    fc.assert(
      fc.property(ranking, (ranks) => {
        const words = formatRanking(ranks);
        const read =
          words === "" ? ranks.map(() => 0) : parseRanking(words, everything(ranks.length));
        expect(read).to.deep.equal(dense(ranks));
      }),
    );
  });

  it("takes commas between ranks, equals signs between equals, and several words for the status quo", () => {
    expect(parseRanking("2,1=3,quo", everything(4))).to.deep.equal([3, 2, 1, 2]);
    expect(parseRanking(" 2 , status-quo = 1 ", everything(4))).to.deep.equal([2, 2, 1, 0]);
    expect(parseRanking("0,3", everything(4))).to.deep.equal([1, 0, 0, 2]);
    expect(parseRanking("QUO", everything(2))).to.deep.equal([1, 0]);
  });

  it("refuses the unknown, the repeated and the unreadable in one line", async () => {
    const standing = [true, true, false, true];
    const refused = async (words: string, code: string) =>
      (await refusalOf(() => parseRanking(words, standing), code)).message;
    expect(await refused("4", "RANKING_OPTION_UNKNOWN")).to.equal(
      "There is no option 4 on the ballot.",
    );
    expect(await refused("2", "RANKING_OPTION_UNKNOWN")).to.equal(
      "Option 2 does not stand any more.",
    );
    expect(await refused("1,3,1", "RANKING_OPTION_TWICE")).to.include('"1"');
    expect(await refused("quo,0", "RANKING_OPTION_TWICE")).to.include('"0"');
    for (const words of ["", "1,", "1,,3", "=1", "1>3", "one", "1 3", "-1", "1.5"])
      await refused(words, "RANKING_MALFORMED");
    const { hint } = await refusalOf(() => parseRanking("9", standing), "RANKING_OPTION_UNKNOWN");
    expect(hint).to.equal("Rank 1, 3 and quo, or leave some of them out.");
  });

  it("never accepts more than it was told stands, whatever is typed", () => {
    const standing = [true, true, false, true];
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9quo,= -]{0,12}$/), (words) => {
        try {
          expect(parseRanking(words, standing)[2]).to.equal(0);
        } catch (error) {
          expect(error)
            .to.have.property("code")
            .that.matches(/^RANKING_/);
        }
      }),
    );
  });
});

describe("rankingInWords", () => {
  const labels = ["the status quo", "A", undefined, "C", "D"];
  it("says the order, who is alike, and what comes last", () => {
    expect(rankingInWords([2, 1, 0, 1, 0], labels)).to.equal(
      "first A and C alike, then the status quo, last D",
    );
    expect(rankingInWords([3, 1, 0, 2, 4], labels)).to.equal(
      "first A, then C, then the status quo, then D",
    );
    expect(rankingInWords([0, 0, 0, 0, 0], labels)).to.equal("none above another: an abstention");
  });
});
