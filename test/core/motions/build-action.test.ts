import { expect } from "chai";
import { Wallet, ZeroHash } from "ethers";
import { documentId } from "../../../core/archive/index.js";
import type { DOCUMENT_KINDS } from "../../../core/coalition/index.js";
import { connectCoalition } from "../../../core/contracts/index.js";
import * as motions from "../../../core/motions/index.js";
import type { Action } from "../../../core/motions/index.js";
import { vouchedCoalition } from "../../../deploy/modules/coalition.js";
import { connection, ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { foundingParameters, readCoalition } from "../../fixture/founding.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { rendition } from "../../fixture/renditions.js";
import { refusalOf } from "../refusal.js";

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const timelock = await impersonateTimelock(dao);
  /** Does what the timelock would do when the motion is executed. */
  const run = ({ target, value, calldata }: Action) =>
    timelock.sendTransaction({ to: target, value, data: calldata });
  return { dao, contracts, timelock, run };
}

describe("the builders of actions", () => {
  it("make calls that do what their first line says", async () => {
    const { dao, contracts, timelock, run } = await loadFixture(setUp);
    const member = dao.signers[11]!.address;
    const { archive, membership, rulebook } = dao;
    const minutes = documentId(timelock.address, "minutes", "2026-01");

    const adopted = await motions.adoptVersion(contracts, {
      kind: "minutes",
      name: "2026-01",
      renditions: [
        await rendition("Minutes"),
        await rendition("Actes", { language: "fr", authentic: false }),
      ],
    });
    expect(adopted.summary[0]).to.equal(
      'Adopts the first version of the minutes "2026-01" in en and fr (courtesy translation).',
    );
    await run(adopted);
    const first = await archive.currentVersion(minutes);
    expect(first.number).to.equal(1n);

    const again = await motions.adoptVersion(contracts, {
      kind: "minutes",
      name: "2026-01",
      renditions: [await rendition("Minutes, corrected")],
    });
    expect(again.summary[0]).to.contain(`in place of version ${first.versionId.slice(0, 10)}…`);
    await run(again);
    expect((await archive.currentVersion(minutes)).number).to.equal(2n);

    await run(
      motions.addRendition(
        contracts,
        minutes,
        2,
        await rendition("Acta", { language: "es", authentic: false }),
      ),
    );
    expect((await archive.version(minutes, 2)).renditions).to.equal(2n);
    await run(motions.withdrawVersion(contracts, minutes, 1, "Names of minors."));
    expect((await archive.version(minutes, 1)).withdrawn).to.equal(true);

    const code = await motions.adoptVersion(contracts, {
      kind: "code of conduct",
      name: "code-of-conduct",
      renditions: [await rendition("Be kind.")],
    });
    expect(code.calldata.slice(0, 10)).to.equal(
      archive.interface.getFunction("adoptStanding").selector,
    );
    await run(code);
    expect((await archive.currentCode()).number).to.equal(2n);

    const resolution = motions.recordResolution(contracts, "We meet.\nIn June.");
    expect(resolution.summary).to.deep.equal([
      'Records the resolution "We meet.\\nIn June.".',
      "text: We meet.\\nIn June.",
    ]);
    await expect(run(resolution)).to.emit(archive, "ResolutionRecorded");

    const removal = motions.removeMember(contracts, member.toLowerCase(), "Asked to go.");
    expect(removal.summary[0]).to.equal(`Removes the member ${member}: "Asked to go.".`);
    await run(removal);
    expect(await membership.isMember(member)).to.equal(false);

    await run(motions.setWaitingPeriod(contracts, 20 * 86_400));
    expect(await membership.waitingPeriod()).to.equal(20n * 86_400n);
    await run(motions.setJoinsPerDay(contracts, 77));
    expect(await membership.joinsPerDay()).to.equal(77n);
    await run(motions.setLiveMotionCap(contracts, 3));
    expect(await rulebook.liveMotionCap()).to.equal(3n);

    const before = await rulebook.motionRules(1);
    const rules = await motions.setMotionRules(contracts, "fundamental", { voting: 20 * 86_400 });
    expect(rules.summary[0]).to.match(/^Sets the rules of fundamental motions: .*, vote 20 days,/);
    await run(rules);
    const after = await rulebook.motionRules(1);
    expect(after.voting).to.equal(20n * 86_400n);
    expect([...after].toSpliced(1, 1)).to.deep.equal([...before].toSpliced(1, 1));
  });

  it("lists calls by name or selector", async () => {
    const { dao, contracts, run } = await loadFixture(setUp);
    const target = await dao.archive.getAddress();
    const selector = dao.archive.interface.getFunction("adoptStanding").selector;
    for (const [fn, ordinary] of [
      ["adoptStanding", true],
      [selector, false],
    ] as const) {
      const action = motions.setOrdinaryCall(contracts, target, fn, ordinary);
      expect(action.summary[0]).to.equal(
        `Makes calls to adoptStanding of ${target} (the archive) ${ordinary ? "ordinary" : "fundamental"}.`,
      );
      await run(action);
      expect(await dao.rulebook.isOrdinaryCall(target, selector)).to.equal(ordinary);
    }
    await refusalOf(
      () => motions.setOrdinaryCall(contracts, target, "nope", true),
      "FUNCTION_UNKNOWN",
    );
    // The archive and the governor each have one of their own.
    await refusalOf(
      () => motions.setOrdinaryCall(contracts, target, "withdraw", true),
      "FUNCTION_UNKNOWN",
    );
  });

  it("change the directory, the delay and the policy", async () => {
    const { dao, contracts, run } = await loadFixture(setUp);
    await run(motions.setDaoURI(contracts, "ipfs://bafkrei/dao.json"));
    expect(await dao.directory.daoURI()).to.equal("ipfs://bafkrei/dao.json");
    await run(motions.updateDelay(contracts, 5 * 86_400));
    expect(await dao.timelock.getMinDelay()).to.equal(5n * 86_400n);
    const entry = await dao.archive.getAddress();
    const listing = motions.listContract(contracts, "second-archive", entry);
    expect(listing.summary[0]).to.contain('in the directory as "second-archive"');
    await run(listing);
    expect(await dao.directory.listed(ethers.encodeBytes32String("second-archive"))).to.equal(
      entry,
    );
    const { policy } = contracts.addresses;
    await expect(run(motions.setAdmissionPolicy(contracts, policy))).to.emit(
      dao.membership,
      "AdmissionPolicySet",
    );
    await refusalOf(() => motions.setVouchesNeeded(contracts, 2), "POLICY_WITHOUT_VOUCHES");
  });

  it("change the vouches of a policy that asks for them", async () => {
    const parameters = { ...(await foundingParameters(await readCoalition())), vouchesNeeded: 2 };
    const { directory } = await connection.ignition.deploy(vouchedCoalition, {
      parameters: { VouchedCoalition: parameters },
    });
    const contracts = await connectCoalition(await directory.getAddress(), ethers.provider);
    const action = motions.setVouchesNeeded(contracts, 1);
    expect(action.summary[0]).to.equal("Asks for 1 vouch before a member becomes a voter.");
    expect(action.target).to.equal(contracts.addresses.policy);
    await refusalOf(() => motions.setVouchesNeeded(contracts, 6), "VALUE_OUT_OF_BOUNDS");
  });

  it("refuse what the contracts would refuse, before anybody votes on it", async () => {
    const { contracts } = await loadFixture(setUp);
    const one = [await rendition("x")];
    const courtesy = [await rendition("x", { authentic: false })];
    const adopt = (kind: (typeof DOCUMENT_KINDS)[number], name: string, renditions = one) =>
      motions.adoptVersion(contracts, { kind, name, renditions });
    const cases: [() => unknown, string][] = [
      [() => adopt("dissent", "x"), "DOCUMENT_KIND_REFUSED"],
      [() => adopt("minutes", "Not A Name"), "DOCUMENT_NAME_MALFORMED"],
      [() => adopt("minutes", "-x"), "DOCUMENT_NAME_MALFORMED"],
      [() => adopt("charter", "my-charter"), "DOCUMENT_NAME_MALFORMED"],
      [() => adopt("minutes", "x", []), "RENDITIONS_REFUSED"],
      [() => adopt("minutes", "x", Array(13).fill(one[0])), "RENDITIONS_REFUSED"],
      [() => adopt("minutes", "x", courtesy), "RENDITIONS_REFUSED"],
      [() => motions.addRendition(contracts, ZeroHash, 1, one[0]!), "RENDITIONS_REFUSED"],
      [() => motions.addRendition(contracts, "0x12", 1, courtesy[0]!), "HASH_MALFORMED"],
      [() => motions.withdrawVersion(contracts, ZeroHash, 0, "x"), "VALUE_OUT_OF_BOUNDS"],
      [() => motions.withdrawVersion(contracts, ZeroHash, 1, " "), "TEXT_MISSING"],
      [() => motions.withdrawVersion(contracts, ZeroHash, 1, "é".repeat(257)), "TEXT_TOO_LONG"],
      [() => motions.recordResolution(contracts, "x".repeat(1_025)), "TEXT_TOO_LONG"],
      [() => motions.removeMember(contracts, "0x12", "x"), "ADDRESS_MALFORMED"],
      [() => motions.setWaitingPeriod(contracts, 91 * 86_400), "VALUE_OUT_OF_BOUNDS"],
      [() => motions.setJoinsPerDay(contracts, 9), "VALUE_OUT_OF_BOUNDS"],
      [() => motions.setJoinsPerDay(contracts, 10.5), "VALUE_OUT_OF_BOUNDS"],
      [() => motions.setLiveMotionCap(contracts, 6), "VALUE_OUT_OF_BOUNDS"],
      [() => motions.setMotionRules(contracts, "ordinary", {}), "NOTHING_TO_CHANGE"],
      [() => motions.setMotionRules(contracts, "ordinary", { voting: 1 }), "VALUE_OUT_OF_BOUNDS"],
      [() => motions.setDaoURI(contracts, "x".repeat(2_049)), "TEXT_TOO_LONG"],
      [() => motions.listContract(contracts, "", Wallet.createRandom().address), "KEY_MALFORMED"],
      [() => motions.listContract(contracts, "x".repeat(32), ZeroHash), "KEY_MALFORMED"],
      [() => motions.updateDelay(contracts, 31 * 86_400), "VALUE_OUT_OF_BOUNDS"],
      [
        () => motions.rawCall(contracts, contracts.addresses.archive, "0x123"),
        "CALLDATA_MALFORMED",
      ],
      [
        () => motions.rawCall(contracts, contracts.addresses.archive, "0x", -1n),
        "VALUE_OUT_OF_BOUNDS",
      ],
      [() => motions.rawCall(contracts, "archive", "0x"), "ADDRESS_MALFORMED"],
    ];
    for (const [build, code] of cases) {
      const refusal = await refusalOf(build, code);
      expect(refusal.hint, code).to.match(/^.{10,}$/);
    }
  });

  it("say of any other call that nobody can tell what it does", async () => {
    const { contracts } = await loadFixture(setUp);
    const target = Wallet.createRandom().address;
    const action = motions.rawCall(contracts, target, "0xDEADBEEF", 10n ** 18n);
    expect(action).to.deep.equal({
      target,
      value: 10n ** 18n,
      calldata: "0xdeadbeef",
      summary: [
        `Calls an unknown function (0xdeadbeef) of the contract ${target} outside the coalition with 4 bytes of data, sending 1.0 of the chain's currency along.`,
      ],
    });
  });
});
