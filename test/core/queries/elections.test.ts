import { expect } from "chai";
import { z } from "zod";
import { connectCoalition } from "../../../core/contracts/index.js";
import { readElections, readOffices, readRecalls } from "../../../core/elections/index.js";
import * as queries from "../../../core/queries/index.js";
import { plainOf, recordOf } from "../../../core/replay/index.js";
import * as wire from "../../../core/wire/read.js";
import { ethers, foundCoalition } from "../../fixture/coalition.js";
import { Course, type Step } from "../elections/random-course.js";
import { replayed } from "../replay/agreement.js";

const step = (kind: Step["kind"], by = 0, whom = 1): Step => ({
  kind,
  by,
  whom,
  office: 0,
  ranks: [3, 1, ...new Array<number>(15).fill(2)],
});

/** Somebody is elected, and then recalled. */
const COURSE = [
  ...[step("call"), step("stand", 1, 2), step("stand", 2, 3), step("finish")],
  ...[step("petition"), step("sign"), step("poll"), step("next")],
];

const ALL = { limit: 100 };

describe("questions about offices, elections and recalls", () => {
  let contracts: Awaited<ReturnType<typeof connectCoalition>>;
  let store: Awaited<ReturnType<typeof replayed>>["store"];
  let at: queries.BlockMark;

  before(async () => {
    const dao = await foundCoalition();
    contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
    await new Course(dao).play(COURSE);
    const replay = await replayed(contracts);
    store = replay.store;
    const { hash, number, timestamp } = (await ethers.provider.getBlock(replay.toBlock))!;
    at = { hash: hash!, number, time: timestamp };
  });

  it("answers with every election and recall as the logs tell them, the newest first", async () => {
    const { items } = await queries.readElections(store, ALL);
    const told = await readElections(contracts, { fromBlock: 0 });
    expect(items).to.have.length.greaterThan(0);
    expect(items).to.deep.equal(told.map(plainOf).reverse());
    z.array(wire.electionSchema.strict()).parse(items);
    const recalls = await queries.readRecalls(store, ALL);
    expect(recalls.items).to.deep.equal(
      (await readRecalls(contracts, { fromBlock: 0 })).map(plainOf).reverse(),
    );
    z.array(wire.recallSchema.strict()).parse(recalls.items);
    const [recall] = recalls.items;
    expect(await queries.readRecall(store, recall!.id)).to.deep.equal(recall);
    expect(await queries.readRecall(store, at.hash)).to.equal(undefined);
  });

  it("answers with offices as the contract has them, and with the terms that are over", async () => {
    const { items } = await queries.readOffices(store, ALL, at);
    z.array(wire.officeSchema.strict()).parse(items);
    const bare = items.map(({ given: _, ...office }) => office);
    expect(bare).to.deep.equal((await readOffices(contracts)).map(plainOf));
    const [recall] = (await queries.readRecalls(store, ALL)).items;
    const office = items.find(({ id }) => id === recall!.officeId)!;
    expect(recall!.concluded?.ended).to.equal(true);
    expect(office.given.map(({ account }) => account)).to.include(recall!.holder);
    expect(office.seats.map(({ holder }) => holder?.account)).not.to.include(recall!.holder);
  });

  it("answers with a ballot paper as the box counted it, and the ballots that count", async () => {
    const [election] = (await queries.readElections(store, ALL)).items;
    const { ballotId, counted } = election!.ballots[0]!;
    const paper = (await queries.readBallotPaper(store, ballotId))!;
    wire.ballotPaperSchema.strict().parse(paper);
    const { ballots } = await contracts.ballotBox.result(ballotId);
    expect(paper.ballots).to.equal(Number(ballots)).and.to.equal(counted?.ballots);
    const { items } = await queries.readRankings(store, ballotId, ALL);
    z.array(wire.rankingSchema.strict()).parse(items);
    expect(items).to.have.length(paper.ballots);
    expect((await queries.readRankings(store, at.hash, ALL)).items).to.deep.equal([]);
    expect(await queries.readBallotPaper(store, at.hash)).to.equal(undefined);
  });

  it("answers in a form that becomes the record of core again", async () => {
    const [told] = (await readElections(contracts, { fromBlock: 0 })).slice(-1);
    const [election] = (await queries.readElections(store, ALL)).items;
    expect(plainOf(recordOf<object>(election as never))).to.deep.equal(plainOf(told!));
  });
});
