import { expect } from "chai";
import type { WriteRefusal } from "../../../relay/write/refusal.js";
import { refusalOf } from "../../core/refusal.js";
import {
  type Coalition,
  ethers,
  foundCoalition,
  loadFixture,
  time,
} from "../../fixture/coalition.js";
import {
  call,
  fileMotion,
  type FiledMotion,
  openVote,
  secondMotion,
} from "../../fixture/motions.js";
import {
  ballotOf,
  expectOpenerPays,
  readerOf,
  RELAY_KEY,
  settle,
  useWriteSides,
} from "./fixture.js";
import { type Posted, postOf } from "./posting.js";
import { memoryContent } from "./reader.js";

async function twoVotes() {
  const c = await foundCoalition();
  const motions = [];
  for (const [index, days] of [8, 9].entries()) {
    const calls = [await call(c.membership, "setWaitingPeriod", [86_400 * days])];
    const motion = await fileMotion(c, calls, `Motion ${index}`, c.founders[index]);
    await secondMotion(c, motion);
    motions.push(motion);
  }
  await openVote(c, motions[1]!);
  return { c, motions };
}

describe("what a relay does not do for everybody", () => {
  const sides = useWriteSides();
  const refused = async (work: () => Promise<unknown>, code: string, status: number) => {
    const refusal = (await refusalOf(work, code)) as WriteRefusal;
    expect(refusal.status).to.equal(status);
    expect(refusal.hint).to.be.a("string");
  };

  /** What a relay sets down for the first ballot on a motion. */
  async function gasOf(c: Coalition, motion: FiledMotion): Promise<number> {
    const side = await sides.open(c);
    const { receipt } = await side.take("ballot", await ballotOf(c, motion, 5));
    return side.outbox.find(receipt.message)!.gas;
  }

  it("takes so many messages of a member within a minute", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const side = await sides.open(c, { config: { memberMessagesPerMinute: 1 } });
    await side.take("ballot", await ballotOf(c, motions[0]!, 0));
    const second = await ballotOf(c, motions[1]!, 0);
    await refused(() => side.take("ballot", second), "TOO_MANY_MESSAGES", 429);
    await side.take("ballot", await ballotOf(c, motions[1]!, 1)); // Another member is not hindered.
    await time.increase(61);
    expect((await side.take("ballot", second)).status).to.equal("waiting");
  });

  it("spends so much on a member in a day", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const gas = await gasOf(c, motions[0]!);
    const side = await sides.open(c, { config: { memberGasPerDay: gas + 10_000 } });
    await side.take("ballot", await ballotOf(c, motions[0]!, 0));
    const second = await ballotOf(c, motions[1]!, 0);
    await refused(() => side.take("ballot", second), "MEMBER_BUDGET_SPENT", 429);
    await time.increase(86_400);
    expect((await side.take("ballot", second)).status).to.equal("waiting");
  });

  it("counts an anchor for whoever makes it necessary, and a share for company", async () => {
    const { c } = await loadFixture(twoVotes);
    await c.lists.connect(c.founders[0]!).setRelay(RELAY_KEY.address, "https://relay.example");
    const { blocks, content } = memoryContent();
    const records = await readerOf(c, blocks);
    const side = await sides.open(c, { content, records, config: { memberGasPerDay: 110_000 } });
    const row: Posted[] = [];
    for (const text of ["1", "2", "3"]) row.push(await postOf(c, 0, text, row));
    const [lone, company, next] = row;
    await side.take("post", lone!.message);
    await side.take("post", company!.message);
    const gas = row.map(({ id }) => side.outbox.find(id)?.gas);
    await settle(side);
    const { transaction = "" } = side.answer(lone!.id)!;
    const receipt = await ethers.provider.getTransactionReceipt(transaction);
    expect(gas[0]).to.be.greaterThan(Number(receipt!.gasUsed));
    expect(gas[1]).to.be.lessThan(10_000);
    await refused(() => side.take("post", next!.message), "MEMBER_BUDGET_SPENT", 429);
  });

  it("counts a batch of ballots for whoever makes it necessary, and a share for company", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const ballots = await Promise.all([0, 1, 2].map((n) => ballotOf(c, motions[0]!, n)));
    await expectOpenerPays(await sides.open(c), ballots);
  });

  it("promises no more than the day's gas allows", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const gasPerDay = (await gasOf(c, motions[0]!)) + 25_000;
    const side = await sides.open(c, { config: { gasPerDay, waitSeconds: 1_000 } });
    await side.take("ballot", await ballotOf(c, motions[0]!, 0));
    await side.take("ballot", await ballotOf(c, motions[0]!, 1));
    const third = await ballotOf(c, motions[0]!, 2);
    await refused(() => side.take("ballot", third), "BUDGET_SPENT", 503);
  });

  it("lets no crowd at the door take more than fits, however they push", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    // Each of a crowd finds nobody waiting before it.
    const gasPerDay = Math.floor(2.5 * (await gasOf(c, motions[0]!)));
    const side = await sides.open(c, { config: { gasPerDay, waitSeconds: 1_000 } });
    const ballots = await Promise.all([0, 1, 2, 3, 4].map((n) => ballotOf(c, motions[0]!, n)));
    const taken = await Promise.allSettled(ballots.map((ballot) => side.take("ballot", ballot)));
    expect(taken.filter(({ status }) => status === "fulfilled")).to.have.length(2);
    expect(side.outbox.undone()).to.equal(2);
  });

  it("takes no more than its queue holds, and again when that is shorter", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const side = await sides.open(c, { config: { queueLimit: 1 } });
    await side.take("ballot", await ballotOf(c, motions[0]!, 0));
    const second = await ballotOf(c, motions[0]!, 1);
    await refused(() => side.take("ballot", second), "RELAY_BUSY", 503);
    await settle(side);
    expect((await side.take("ballot", second)).status).to.equal("waiting");
  });

  it("checks no more at a time than it is told to", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const side = await sides.open(c, { config: { concurrency: 2 } });
    const ballots = await Promise.all([0, 1, 2].map((n) => ballotOf(c, motions[0]!, n)));
    const taken = await Promise.allSettled(ballots.map((ballot) => side.take("ballot", ballot)));
    expect(taken.map(({ status }) => status)).to.deep.equal(["fulfilled", "fulfilled", "rejected"]);
    expect((taken[2] as PromiseRejectedResult).reason).to.include({ code: "RELAY_BUSY" });
  });

  it("finishes what is being taken when it is stopped, and takes nothing more", async () => {
    const { c, motions } = await loadFixture(twoVotes);
    const directory = await sides.directory();
    const side = await sides.open(c, { directory });
    const taking = side.take("ballot", await ballotOf(c, motions[0]!, 0));
    const late = await ballotOf(c, motions[0]!, 1);
    const stopping = sides.close(side);
    await refused(() => side.take("ballot", late), "RELAY_STOPPING", 503);
    const { receipt } = await taking;
    await stopping;
    const next = await sides.open(c, { directory });
    expect(next.answer(receipt.message)?.receipt).to.deep.equal(receipt);
  });
});
