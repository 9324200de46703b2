import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import { encodeRanking } from "../../../core/motions/index.js";
import * as queries from "../../../core/queries/index.js";
import * as wire from "../../../core/wire/read.js";
import { ethers, loadFixture, time } from "../../fixture/coalition.js";
import { closeVote, openVote } from "../../fixture/motions.js";
import { withRival } from "../../governance/amendments/texts.js";
import { replayed } from "../replay/agreement.js";

const ALL = { limit: 100 };
const VOTERS = 6;

type Rivals = Awaited<ReturnType<typeof withRival>>;

/** The motion as the list has it now, and as its own page. */
async function read(c: Rivals) {
  const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
  const { store, toBlock } = await replayed(contracts);
  const { hash, number } = (await ethers.provider.getBlock(toBlock))!;
  const at = { hash: hash!, number, time: await time.latest() };
  const [summary] = (await queries.readMotions(store, ALL, at)).items;
  const view = await queries.readMotion(store, summary!.id, at);
  wire.motionSummarySchema.strict().parse(summary);
  wire.motionSchema.strict().parse(view);
  return { summary: summary!, view: view! };
}

/** Everybody ranks status quo, motion and rival alike. */
async function rank(c: Rivals, ranks: number[]) {
  await openVote(c, c.motion);
  const { options } = await c.amendments.ballotOf(c.motion.id);
  for (const founder of c.founders.slice(0, VOTERS))
    await c.amendments
      .connect(founder)
      .castRankedVote(c.motion.id, options, encodeRanking(ranks), "");
}

const hex = (id: bigint) => ethers.toBeHex(id, 32);

describe("questions about motions", () => {
  it("says which text a motion passed as, once it passed and it is not the first", async () => {
    const c = await loadFixture(withRival);
    await rank(c, [3, 2, 1]);
    const leading = await read(c);
    expect(leading.view.winner).to.equal(hex(c.rival.id));
    expect(leading.summary.passedAs, "while ballots come in").to.equal(undefined);
    await closeVote(c, c.motion);
    const { summary, view } = await read(c);
    expect(summary.outcome).to.equal("passed");
    expect(summary.passedAs).to.deep.equal({ id: hex(c.rival.id), title: "Rival 1" });
    expect(view.passedAs).to.deep.equal(summary.passedAs);
  });

  it("says nothing of the kind when it passed as it was moved, or not at all", async () => {
    for (const ranks of [
      [3, 1, 2],
      [1, 3, 2],
    ]) {
      const c = await loadFixture(withRival);
      await rank(c, ranks);
      await closeVote(c, c.motion);
      const { summary } = await read(c);
      expect(summary.outcome).to.equal(ranks[0] === 1 ? "defeated" : "passed");
      expect(summary.passedAs).to.equal(undefined);
    }
  });
});
