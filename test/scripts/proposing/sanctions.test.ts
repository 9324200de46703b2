import { expect } from "chai";
import { connectCoalition } from "../../../core/contracts/index.js";
import { buildAction, type ActionWords } from "../../../scripts/proposing/actions/index.js";
import type { Workshop } from "../../../scripts/proposing/actions/action-builder.js";
import { simulate } from "../../../scripts/proposing/simulate.js";
import {
  breach,
  climb,
  DAY,
  decide,
  foundWithOfficers,
  heardCase,
  Right,
  Stage,
} from "../../conduct/case.js";
import { refusalOf } from "../../core/refusal.js";
import { ethers, loadFixture } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";

async function setUp() {
  const c = await foundWithOfficers();
  const directory = await c.directory.getAddress();
  const contracts = await connectCoalition(directory, ethers.provider);
  const workshop: Workshop = {
    contracts,
    output: undefined as never, // Sanctions have no files to speak of.
    foundingPolicy: () => Promise.resolve(contracts.addresses.policy),
    fromBlock: () => Promise.resolve(0),
  };
  const timelock = await impersonateTimelock(c);
  const built = async (words: ActionWords) => (await buildAction(words, workshop)).actions;
  /** Builds, tries as `propose` does, and does what the timelock would. */
  const execute = async (words: ActionWords) => {
    const actions = await built(words);
    const [tried] = await simulate(contracts, actions);
    expect(tried).to.deep.equal({ succeeds: true });
    for (const { target, calldata } of actions)
      await timelock.sendTransaction({ to: target, data: calldata });
    return actions[0]!.summary;
  };
  const tried = async (words: ActionWords) => {
    const [simulation] = await simulate(contracts, await built(words));
    return simulation!;
  };
  return { c, built, execute, tried };
}

async function referred() {
  const found = await setUp();
  await climb(found.c, 3);
  const caseId = await heardCase(found.c);
  await decide(found.c, caseId, breach(4, { length: 200n * DAY }));
  expect(await found.c.conduct.stage(caseId)).to.equal(Stage.Referred);
  return { ...found, caseId };
}

describe("propose suspend and propose reinstate", () => {
  it("suspend for as long as the officers asked, and end it again", async () => {
    const { c, caseId, execute } = await loadFixture(referred);
    const right = async () =>
      (await c.conduct.postingRight(c.respondent, await c.lists.listIdOf("general"))).why;
    const summary = await execute({ suspend: { case: caseId.slice(0, 12) } });
    expect(summary[0]).to.match(/^Suspends for 200 days the posting of whom case 0x/);
    expect(summary).to.include(`caseId: ${caseId}`);
    expect(await right()).to.equal(Right.Suspended);
    expect((await execute({ reinstate: caseId.slice(0, 12) }))[0]).to.match(/^Ends at once/);
    // The three steps before are suspensions of their own.
    expect(await c.conduct.suspensionsOf(c.respondent)).not.to.include(caseId);
  });

  it("suspend for another time if the motion says so, in words or seconds", async () => {
    const { caseId, built } = await loadFixture(referred);
    for (const length of ["90 days", "90d", 90 * 86_400]) {
      const [action] = await built({ suspend: { case: caseId, length } });
      expect(action!.summary[0]).to.match(/^Suspends for 90 days /);
    }
    await refusalOf(
      () => built({ suspend: { case: caseId, length: "366 days" } }),
      "VALUE_OUT_OF_BOUNDS",
    );
    await refusalOf(() => built({ suspend: { case: caseId, length: "soon" } }), "INPUT_INVALID");
  });

  it("are refused for cases that are not there, or that nobody referred to the members", async () => {
    const { c, built, tried } = await loadFixture(setUp);
    for (const given of ["0x1234", "case", ""]) {
      await refusalOf(() => built({ suspend: { case: given } }), "CASE_UNKNOWN");
      await refusalOf(() => built({ reinstate: given }), "CASE_UNKNOWN");
    }
    const caseId = await heardCase(c);
    await refusalOf(() => built({ suspend: { case: caseId } }), "CASE_NOT_REFERRED");
    // Said in full, it is tried like any other call, and would fail.
    expect(await tried({ suspend: { case: caseId, length: "90 days" } })).to.include({
      succeeds: false,
    });
    expect(await tried({ reinstate: caseId })).to.include({ succeeds: false });
  });
});
