import { expect } from "chai";
import { type Signer } from "ethers";
import { loadFixture, type Coalition } from "../../fixture/coalition.js";
import { impersonateTimelock, unzip } from "../../fixture/motions.js";
import { expectRefused } from "../refused.js";
import { secondedNotice } from "../notice.js";
import { openVote } from "../../fixture/motions.js";
import { senderAt } from "../../fixture/sender.js";
import { resolution, withRival } from "./texts.js";

const [RIVAL, CORRECTION, NOTICE] = [1, 2, 3];

/** A contract of the coalition as a sender. */
const asContract = async (contract: { getAddress(): Promise<string> }): Promise<Signer> =>
  senderAt(await contract.getAddress());

/** Everybody who might try: a stranger, a voter, the deployer, the timelock and every contract. */
async function everybody(c: Coalition): Promise<Signer[]> {
  const contracts = [c.amendments, c.notices, c.governor, c.rulebook, c.archive, c.membership];
  return [
    ...[c.strangers[0]!, c.founders[3]!, c.founders[0]!, await impersonateTimelock(c)],
    ...(await Promise.all([...contracts, c.directory].map(asContract))),
  ];
}

/** Refused to everybody but the one contract. */
async function expectOnly(
  c: Coalition,
  permitted: { getAddress(): Promise<string> },
  error: "CoalitionGovernorUnauthorized" | "AmendmentsUnauthorized",
  act: (sender: Signer) => Promise<unknown>,
) {
  const contract = error === "AmendmentsUnauthorized" ? c.amendments : c.governor;
  const allowed = await permitted.getAddress();
  for (const sender of await everybody(c)) {
    const address = await sender.getAddress();
    if (address === allowed) continue;
    await expectRefused(() => act(sender), contract, error, address);
  }
}

describe("Between the parts of the coalition", () => {
  it("only the amendments announce rivals and corrections, only the notices a notice", async () => {
    const c = await loadFixture(withRival);
    const author = c.founders[5]!.address;
    const unauthorized = "CoalitionGovernorUnauthorized";
    for (const [filing, part] of [
      [RIVAL, c.amendments],
      [CORRECTION, c.amendments],
      [NOTICE, c.notices],
    ] as const) {
      const act = (sender: Signer) =>
        c.governor.connect(sender).introduce(filing, c.motion.id, author);
      await expectOnly(c, part, unauthorized, act);
      await act(await asContract(part));
    }
  });

  it("an announcement is forgotten with its transaction", async () => {
    const c = await loadFixture(withRival);
    const amendments = await asContract(c.amendments);
    const author = c.founders[5]!.address;
    await c.governor.connect(amendments).introduce(RIVAL, c.motion.id, author);
    const calls = unzip([await resolution(c, "Later")]);
    await expect(
      c.governor.connect(amendments).propose(...calls, "Later"),
    ).to.be.revertedWithCustomError(c.governor, "CoalitionGovernorNotVoter");
    await c.governor.connect(c.founders[6]!).propose(...calls, "Later");
    const [filed] = (await c.governor.queryFilter(c.governor.filters.MotionFiled())).slice(-1);
    const kept = await c.governor.motion(filed!.args.proposalId);
    expect(kept.mover).to.equal(c.founders[6]!.address);
    expect(kept.amends).to.equal(0n);
  });

  it("only the amendments take a motion's ballots, move its opening and prolong its vote", async () => {
    const c = await loadFixture(withRival);
    const before = await c.governor.motion(c.motion.id);
    const later = before.opensAt + 1_000_000n;
    const unauthorized = "CoalitionGovernorUnauthorized";
    await expectOnly(c, c.amendments, unauthorized, (sender) =>
      c.governor.connect(sender).amended(c.motion.id, later),
    );
    await expectOnly(c, c.amendments, unauthorized, (sender) =>
      c.governor.connect(sender).prolong(c.motion.id, later),
    );
    expect(await c.governor.motion(c.motion.id)).to.deep.equal(before);
  });

  it("only the notices contest a notice", async () => {
    const c = await loadFixture(secondedNotice);
    await expectOnly(c, c.notices, "CoalitionGovernorUnauthorized", (sender) =>
      c.governor.connect(sender).contest(c.notice.id, c.opensAt + 1_000_000n),
    );
    expect((await c.governor.motion(c.notice.id)).contested).to.equal(false);
  });

  it("only the governor puts a rival on the ballot, or counts a plain vote", async () => {
    const c = await loadFixture(withRival);
    await expectOnly(c, c.governor, "AmendmentsUnauthorized", (sender) =>
      c.amendments.connect(sender).enter(c.motion.id, c.rival.id),
    );
    await openVote(c, c.motion);
    await expectOnly(c, c.governor, "AmendmentsUnauthorized", (sender) =>
      c.amendments.connect(sender).count(c.rival.id, 4, c.founders[3]!.address, 1),
    );
    expect((await c.amendments.tally(c.motion.id)).ballots).to.equal(0n);
    expect((await c.amendments.places(c.motion.id)).length).to.equal(2);
  });

  it("everybody finds the directory, and the governor its amendments", async () => {
    const c = await loadFixture(withRival);
    const directory = await c.directory.getAddress();
    expect(await c.amendments.directory()).to.equal(directory);
    expect(await c.notices.directory()).to.equal(directory);
    expect(await c.governor.amendments()).to.equal(await c.amendments.getAddress());
  });
});
