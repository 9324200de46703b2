import { expect } from "chai";
import { getAddress } from "ethers";
import type { ElectionRecord, NomineeRecord } from "../../../core/elections/index.js";
import { parseRanking } from "../../../scripts/elections/balloting/parse-ranking.js";
import { rankingLines } from "../../../scripts/elections/balloting/ranking-lines.js";
import { accountOf, findNominee } from "../../../scripts/elections/find-nominee.js";
import { refusalOf } from "../../core/refusal.js";

const address = (start: string) => getAddress(`0x${start.padEnd(40, "0")}`);
const [ANNA, BERT, CORA] = ["aaaa1", "aaaa2", "cccc3"].map(address) as [string, string, string];

const nominee = (account: string, status: NomineeRecord["status"]): NomineeRecord => ({
  account,
  nominator: account,
  status,
  seconders: [],
  statement: undefined,
  conflicts: undefined,
});

/** A paper that shows cora first, RON last. */
const PAPER = {
  ballotId: `0x${"00".repeat(32)}`,
  candidates: [ANNA, BERT, CORA],
  labels: ["re-open nominations", ANNA, BERT, CORA],
  shown: [3, 1, 2, 0],
  closesAt: 0n,
  cast: undefined,
};

describe("a ranking in words", () => {
  const parse = (words: string, nominees: NomineeRecord[] = []) =>
    parseRanking(PAPER, words, nominees);

  it("names candidates by number on the paper, by address or the beginning of it, and RON", () => {
    expect(parse("1,2,3,4")).to.deep.equal([4, 2, 3, 1]);
    expect(parse(" 0xCCCC = RON , 0xaaaa2 ")).to.deep.equal([1, 0, 2, 1]);
    expect(parse(`${ANNA},re-open nominations`)).to.deep.equal([2, 1, 0, 0]);
    expect(parse("ron")).to.deep.equal([1, 0, 0, 0]);
  });

  it("refuses what names nobody, two, or somebody twice", async () => {
    const withdrawn = [nominee(address("dddd4"), "withdrawn")];
    for (const [words, code] of [
      ["0xaaaa", "CANDIDATE_AMBIGUOUS"],
      ["0xaa", "CANDIDATE_UNKNOWN"],
      ["0xdddd", "CANDIDATE_NOT_ON_BALLOT"],
      ["anna", "CANDIDATE_UNKNOWN"],
      ["-1", "CANDIDATE_UNKNOWN"],
      ["5", "CANDIDATE_UNKNOWN"],
      ["1,0xcccc", "CANDIDATE_TWICE"],
      ["ron=4", "CANDIDATE_TWICE"],
      ["1,", "INPUT_INVALID"],
      ["", "INPUT_INVALID"],
    ] as const)
      await refusalOf(() => parse(words, withdrawn), code);
  });

  it("is read back place by place", () => {
    expect(rankingLines(PAPER, [2, 0, 1, 1])).to.deep.equal([
      `  1. ${BERT} = ${CORA}`,
      "  2. re-open nominations",
      `  last, unranked: ${ANNA}`,
    ]);
    expect(rankingLines(PAPER, [0, 0, 0, 0])).to.have.length(1);
  });
});

describe("a nominee in words", () => {
  const election = {
    nominees: [ANNA, BERT, CORA].map((account) => nominee(account, "nominated")),
  } as ElectionRecord;

  it("is an address or the beginning of one, of this election", async () => {
    expect(findNominee(election, "0xCCCC")).to.equal(CORA);
    expect(findNominee(election, ANNA)).to.equal(ANNA);
    await refusalOf(() => findNominee(election, "0xaaaa"), "NOMINEE_AMBIGUOUS");
    const unknown = await refusalOf(() => findNominee(election, "0xdddd"), "NOMINEE_UNKNOWN");
    expect(unknown.hint).to.contain(ANNA);
    const nobody = { ...election, nominees: [] };
    const none = await refusalOf(() => findNominee(nobody, ANNA), "NOMINEE_UNKNOWN");
    expect(none.hint).to.contain("Nobody is nominated yet");
  });

  it("is me, or a whole address with a right checksum", async () => {
    expect(accountOf("ME", BERT)).to.equal(BERT);
    expect(accountOf(CORA.toLowerCase(), BERT)).to.equal(CORA);
    for (const given of ["", "3", CORA.slice(0, -1), CORA.slice(2)])
      await refusalOf(() => accountOf(given, BERT), "INPUT_INVALID");
    // In mixed case the checksum must be right.
    const swapped = [...CORA.slice(2)].map((c) => (c === "C" ? "c" : c === "c" ? "C" : c)).join("");
    await refusalOf(() => accountOf(`0x${swapped}`, BERT), "INPUT_INVALID");
  });
});
