import { expect } from "chai";
import { servedRelay, type ServedRelay } from "../../relay/http/served-relay.js";
import { type Answer, idOf } from "../commands/coalition-at-work.js";
import { developmentAccount, drain } from "./development-account.js";
import { goBetween } from "./go-between.js";

/** Nobody of the coalition. */
const CARRIER = 15;
/** A founder without ether. */
const POOR = 7;

interface Batch extends Answer {
  counted: number;
  ballots: { index: number; voter: string; transaction: string }[];
  skipped: { index: number; reason: string }[];
  via: { message: string; transaction: string }[];
}

describe("dao vote --via", () => {
  let served: ServedRelay;
  let plain: string;
  let amended: string;
  const viaRelay = () => ["--via", served.relay.url];
  const does = (as: number, ...words: string[]) => served.does(as, ...words, ...viaRelay());
  const payerOf = async (hash: unknown) =>
    (await served.relay.services.chain.provider.getTransaction(hash as string))?.from;
  const address = (number: number) => developmentAccount(number).address;
  const signed = async (as: number, motion: string, ...words: string[]) =>
    (await served.does(as, "vote", motion, ...words, "--sign-only")).ballot as Answer;

  before(async () => {
    served = await servedRelay();
    const move = async (as: number, day: string) =>
      idOf(await does(as, "propose", "resolution", `We meet on ${day}.`, "--title", day));
    plain = await move(1, "Mondays");
    amended = await move(2, "Tuesdays");
    const rival = (
      await does(3, "amend", "Tuesdays", "resolution", "On Fridays.", "--title", "Fridays")
    ).text as string;
    for (const text of [plain, amended, rival])
      for (const voter of [9, 10]) await does(voter, "second", text);
    await served.days(8);
    await drain(served.url, POOR);
  });
  after(() => served?.close());

  it("carries a ranking of somebody without ether, with its reason", async () => {
    await served.refused("BALANCE_EMPTY", POOR, "vote", amended, "--rank", "2,1");
    const words = ["vote", amended, "--rank", "2,1", "--reason", "Fridays are free."];
    const cast = await does(POOR, ...words);
    expect(cast).to.include({ ranking: "2,1", voter: address(POOR) });
    expect(await payerOf(cast.transaction)).to.equal(served.relay.services.wallet?.address);
    const { amendments } = served.relay.services.chain.coalition;
    const receipt = await served.relay.services.chain.provider.getTransactionReceipt(
      cast.transaction as string,
    );
    const events = receipt?.logs.map((log) => amendments.interface.parseLog(log));
    const told = events?.find((event) => event?.name === "RankedVoteCast");
    expect(told?.args.voter).to.equal(address(POOR));
    expect(told?.args.reason).to.equal("Fridays are free.");
  });

  it("carries a vote on one text of several as the ranking it means", async () => {
    expect(await does(6, "vote", "Fridays", "for")).to.include({ ranking: "2" });
    expect(await does(8, "vote", amended, "against")).to.include({ ranking: "quo=2" });
  });

  it("runs as a process of its own, and says in one line what is no ranking here", async () => {
    const run = (...words: string[]) =>
      served.dao("vote", amended, ...words, "--as", "5", "--yes", ...viaRelay());
    const wrong = await run("--rank", "2,5");
    expect(wrong.exitCode).to.equal(1);
    expect(wrong.stderr).to.match(/^RANKING_OPTION_UNKNOWN: /);
    const done = await run("--rank", "1=2,quo");
    expect(done.exitCode, done.stderr).to.equal(0);
    expect(done.stdout)
      .to.include("took it and promises it on the chain by")
      .and.include("Ballot cast: in block");
    const { amendments } = served.relay.services.chain.coalition;
    expect(await amendments.hasVoted(amended, address(5))).to.equal(true);
  });

  it("carries signed ballots of many, each by itself, and says what became of each", async () => {
    const papers = [
      await signed(1, plain, "for"),
      await signed(2, plain, "against"),
      await signed(POOR, plain, "abstain"),
      await signed(4, plain, "for"),
    ];
    const forged = { ...papers[0], support: "against" };
    const file = await served.file("plain.json", JSON.stringify([forged, ...papers]));
    // What somebody cast meanwhile is the relay's to refuse: here it is known before.
    await does(4, "vote", plain, "for");
    const batch = (await does(CARRIER, "vote", "--batch", file)) as Batch;
    expect(batch).to.deep.include({ given: 5, sent: 3, counted: 3 });
    expect(batch.ballots.map(({ index, voter }) => [index, voter])).to.deep.equal([
      ...[1, 2, POOR].map((voter, place) => [place + 1, address(voter)]),
    ]);
    expect(batch.skipped.map(({ index, reason }) => [index, reason])).to.deep.equal([
      [0, "its signature is not the voter's"],
      [4, "this voter has cast a ballot already"],
    ]);
    expect(batch.via).to.have.length(3);
    const { governor } = served.relay.services.chain.coalition;
    for (const { voter, transaction } of batch.ballots) {
      expect(await governor.hasVoted(plain, voter)).to.equal(true);
      expect(await payerOf(transaction)).to.equal(served.relay.services.wallet?.address);
    }
    await served.refused("BATCH_EMPTY", CARRIER, "vote", "--batch", file, ...viaRelay());
  });

  it("carries signed rankings, and tells people of each", async () => {
    const papers = [
      await signed(1, amended, "--rank", "2,quo"),
      await signed(2, amended, "abstain"),
    ];
    const file = await served.file("ranked.json", JSON.stringify(papers));
    const { exitCode, stdout, stderr } = await served.shows(
      CARRIER,
      ...["vote", "--batch", file, ...viaRelay()],
    );
    expect(exitCode, stderr).to.equal(0);
    for (const [index, voter] of [1, 2].entries())
      expect(stdout).to.match(
        new RegExp(`Ballot ${index} of ${address(voter)}: in transaction 0x`),
      );
    expect(stdout).to.include("2 ballots counted of 2.");
    expect(await served.does(0, "tally", amended)).to.include({ ballots: 6, agrees: true });
  });

  it("says of each ballot why the relay did not take it, and goes on", async () => {
    const papers = [await signed(8, plain, "for"), await signed(11, plain, "for")];
    const file = await served.file("two.json", JSON.stringify(papers));
    const refusal = { code: "not-a-voter", message: "It does not know this voter." };
    const picky = await goBetween(served.relay.url, (path, sent) =>
      path === "/v1/ballots" && sent.includes(address(8))
        ? { status: 403, body: JSON.stringify(refusal) }
        : undefined,
    );
    const words = ["vote", "--batch", file, "--via", picky.url];
    const batch = (await served.does(CARRIER, ...words)) as Batch;
    picky.close();
    expect(batch).to.deep.include({ given: 2, sent: 2, counted: 1 });
    expect(batch.skipped).to.deep.equal([
      {
        ...{ index: 0, voter: address(8) },
        reason: "The relay says: It does not know this voter.",
      },
    ]);
    const { governor } = served.relay.services.chain.coalition;
    expect(await governor.hasVoted(plain, address(11))).to.equal(true);
  });

  it("is refused in the contract's words once the vote is over", async () => {
    const paper = await signed(3, plain, "for");
    const file = await served.file("late.json", JSON.stringify(paper));
    await served.days(8);
    const code = "GOVERNOR_UNEXPECTED_PROPOSAL_STATE";
    await served.refused(code, CARRIER, "vote", "--batch", file, ...viaRelay());
    await served.refused(code, 3, "vote", plain, "for", ...viaRelay());
  });
});
