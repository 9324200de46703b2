import { expect } from "chai";
import fc from "fast-check";
import { auditOver, CHECKS, openAudit } from "../../../core/audit/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import { foundWithOfficers } from "../../conduct/case.js";
import { history, tryStep } from "../../elections/election-history.js";
import { foundWithCalendar } from "../../elections/standing.js";
import {
  type Coalition,
  ethers,
  foundCoalition,
  loadFixture,
  time,
} from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";
import { join } from "../../fixture/people.js";
import { CLIMB, histories, live } from "../conduct/random-cases.js";
import { anyCourse, CoursePlayer } from "../motions/amended-course.js";
import { anyHistory, Player } from "../random-history.js";
import { RpcProvider } from "./rpc-provider.js";
import { builtHere, rangeOf } from "./history.js";
import { rpc } from "./voted.js";

/** Nobody keeps what these people deposit, and some of them act as the timelock, which gets ether for it. */
const ASIDE: ReadonlySet<string> = new Set(["documents", "balances"]);
const ONLY = CHECKS.map(({ id }) => id).filter((id) => !ASIDE.has(id));

/** What an audit of a coalition finds, with all it does and at whatever moment. */
async function findings({ directory }: Pick<Coalition, "directory">) {
  const opened = await openAudit({
    range: await rangeOf(rpc),
    directory: await directory.getAddress(),
    chain: rpc,
    provider: new RpcProvider(rpc, 31_337n),
    build: await builtHere(),
    blob: () => Promise.resolve(undefined),
  });
  const results = await auditOver(opened, { only: ONLY });
  return results.flatMap(({ id, findings: found }) => found.map((each) => ({ id, ...each })));
}

describe("an audit agrees with the contracts", function () {
  this.timeout(600_000);

  it("however members come, move, vote and go", async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory(100), async (steps) => {
        const c = await loadFixture(foundCoalition);
        const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
        await new Player(c, contracts).play(steps);
        expect(await findings(c)).to.deep.equal([]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it("however motions are amended", async () => {
    await fc.assert(
      fc.asyncProperty(anyCourse, async (course) => {
        const c = await loadFixture(foundCoalition);
        const contracts = await connectCoalition(await c.directory.getAddress(), ethers.provider);
        const player = new CoursePlayer(c, contracts);
        await player.play(course, () => Promise.resolve());
        expect(await findings(c)).to.deep.equal([]);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  });

  it("however elections, terms and recalls go", async () => {
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const c = await loadFixture(foundWithCalendar);
        for (const step of steps) await tryStep(c, step);
        expect(await findings(c)).to.deep.equal([]);
      }),
      { numRuns: 3, endOnFailure: true },
    );
  });

  it("however cases go", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        const c = await loadFixture(foundWithOfficers);
        await live(c, steps);
        await time.increase(1);
        expect(await findings(c)).to.deep.equal([]);
      }),
      { numRuns: 5, endOnFailure: true, examples: [[[...CLIMB]]] },
    );
  });

  it("also when one admission policy follows the other", async () => {
    const c = await loadFixture(foundCoalition);
    const [candidate] = c.strangers;
    await join(c, candidate!);
    for (const needed of [1, 2]) {
      const policy = await ethers.deployContract("VouchAdmission", [c.directory, needed]);
      await policy.connect(c.founders[0]).vouch(candidate!);
      await passMotion(c, [await call(c.membership, "setAdmissionPolicy", [policy.target])]);
      await policy.connect(c.founders[1]).vouch(candidate!);
    }
    await time.increase(1);
    expect(await findings(c)).to.deep.equal([]);
  });
});
