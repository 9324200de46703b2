import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { Wallet } from "ethers";
import { ballotTypedData, rankedBallotTypedData, SUPPORT } from "../../../core/motions/index.js";
import { readBallots } from "../../../scripts/ballots/read-ballots.js";
import {
  isSignedByVoter,
  readRanking,
  type SignedBallotPaper,
  type SignedRankingPaper,
} from "../../../scripts/ballots/signed-ballot.js";
import { refusalOf } from "../../core/refusal.js";

const GOVERNOR = "0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199";
const MOTION = `0x${"12".repeat(32)}`;
const domain = { name: "Test Governor", version: "1", chainId: 31337, verifyingContract: GOVERNOR };
const voter = new Wallet(`0x${"01".repeat(32)}`);

async function signed(support: SignedBallotPaper["support"]): Promise<SignedBallotPaper> {
  const ballot = { proposalId: BigInt(MOTION), support: SUPPORT[support], voter: voter.address };
  const { types, message } = ballotTypedData(domain, ballot);
  const signature = await voter.signTypedData(domain, types, message);
  return {
    chainId: 31337,
    governor: GOVERNOR,
    motion: MOTION,
    voter: voter.address,
    support,
    signature,
  };
}

const OPTIONS = [MOTION, `0x${"0".repeat(64)}`, `0x${"34".repeat(32)}`];

async function ranked(ranking: string): Promise<SignedRankingPaper> {
  const paper = { options: OPTIONS, ranking };
  const ballot = {
    motion: BigInt(MOTION),
    options: OPTIONS.map(BigInt),
    ranking: readRanking(paper),
    voter: voter.address,
    reason: "",
  };
  const { types, message } = rankedBallotTypedData(domain, ballot);
  const signature = await voter.signTypedData(domain, types, message);
  return {
    chainId: 31337,
    governor: GOVERNOR,
    motion: MOTION,
    voter: voter.address,
    ...paper,
    signature,
  };
}

describe("signed ballots on paper", () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), "ballots-"));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  const file = async (content: unknown, name = "ballots.json") => {
    const path = join(directory, name);
    await writeFile(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  };

  it("reads one ballot, a list of them, and what vote --sign-only prints, in order", async () => {
    const [yes, no] = [await signed("for"), await signed("against")];
    const paths = [
      await file(yes, "one.json"),
      await file([no, yes], "list.json"),
      await file(
        { network: { name: "local" }, account: voter.address, ballot: no },
        "printed.json",
      ),
    ];
    expect(await readBallots(paths)).to.deep.equal([yes, no, yes, no]);
  });

  it("says what is wrong with a file that holds none", async () => {
    const paper = await signed("for");
    const refused = async (content: unknown) =>
      (await refusalOf(async () => readBallots([await file(content)]), "BALLOTS_MALFORMED"))
        .message;
    expect(await refused("not json")).to.include("it is not JSON");
    expect(await refused([])).to.include("it holds no ballot");
    expect(await refused([paper, { ...paper, support: "perhaps" }]))
      .to.include("ballot 1:")
      .and.include('"support"');
    expect(await refused({ ...paper, signature: "0x12" })).to.include("65 bytes");
    expect(await refused({ ...paper, voter: "0x12" })).to.include('"voter" is not an address');
    await refusalOf(() => readBallots([join(directory, "nothing.json")]), "BALLOTS_UNREADABLE");
  });

  it("believes a signature only for exactly what was signed", async () => {
    const paper = await signed("for");
    expect(isSignedByVoter(paper, domain)).to.equal(true);
    const others: Partial<SignedBallotPaper>[] = [
      { support: "against" },
      { motion: `0x${"13".repeat(32)}` },
      { voter: GOVERNOR },
      { signature: `0x${"00".repeat(65)}` },
      { signature: `${paper.signature.slice(0, -2)}05` },
    ];
    for (const other of others)
      expect(isSignedByVoter({ ...paper, ...other }, domain)).to.equal(false);
    expect(isSignedByVoter(paper, { ...domain, chainId: 1 })).to.equal(false);
  });

  it("takes rankings of options, an empty one for an abstention", async () => {
    const papers = [await ranked("3,1=quo"), await ranked("")];
    expect(
      await readBallots([await file([papers[0], await signed("for"), papers[1]])]),
    ).to.have.length(3);
    for (const paper of papers) expect(isSignedByVoter(paper, domain)).to.equal(true);
    expect(readRanking(papers[0]!)).to.deep.equal([2, 2, 0, 1]);
    expect(readRanking(papers[1]!)).to.deep.equal([0, 0, 0, 0]);
  });

  it("says what is wrong with a ranking, and believes only what was signed", async () => {
    const paper = await ranked("3,1");
    const refused = async (changes: object) =>
      (
        await refusalOf(
          async () => readBallots([await file({ ...paper, ...changes })]),
          "BALLOTS_MALFORMED",
        )
      ).message;
    expect(await refused({ ranking: "2" })).to.include(
      '"ranking" is none: Option 2 does not stand',
    );
    expect(await refused({ ranking: "1,1" })).to.include("twice");
    expect(await refused({ options: [] })).to.include('"options"');
    expect(await refused({ options: ["0x12"] })).to.include("the id of a motion");
    expect(await refused({ reason: "because" })).to.include("reason");
    const [first, , third] = OPTIONS;
    for (const changes of [
      { ranking: "1,3" },
      { options: [third!, OPTIONS[1]!, first!] },
      { motion: OPTIONS[2]! },
      { voter: GOVERNOR },
    ])
      expect(isSignedByVoter({ ...paper, ...changes }, domain)).to.equal(false);
  });
});
