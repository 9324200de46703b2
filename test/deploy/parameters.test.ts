import { expect } from "chai";
import { openCoalition, vouchedCoalition } from "../../deploy/modules/coalition.js";
import { deploymentParameters } from "../../deploy/parameters.js";
import { foundingParameters, readCoalition } from "../fixture/founding.js";

const DAY = 86_400;

describe("deploymentParameters", () => {
  it("puts the file in the contracts' units, groups by their number", async () => {
    const file = await readCoalition();
    const parameters = deploymentParameters(file, [[]]);
    expect(parameters).to.deep.include({
      minDelay: 2 * DAY,
      membershipName: file.name,
      membershipSymbol: "DC-BAS",
      governorName: "DC-BAS Governor",
      waitingPeriod: 14 * DAY,
      joinsPerDay: 200,
      liveMotionCap: 1,
    });
    expect(parameters.founders).to.have.length(parameters.founderGroups.length);
    for (const [index, { address, group }] of file.founders.entries()) {
      expect(parameters.founders[index]).to.equal(address);
      expect(parameters.groups[parameters.founderGroups[index] ?? -1]).to.equal(group);
    }
    expect(parameters.motionRules[1]).to.deep.equal({
      discussion: 14 * DAY,
      voting: 14 * DAY,
      timelock: 7 * DAY,
      lateQuorumExtension: 2 * DAY,
      quorumFloor: 5,
      quorumShare: 2_000,
      secondsCap: 10,
    });
  });

  it("asks for vouches only under the policy that counts them", async () => {
    const open = deploymentParameters(await readCoalition(), []);
    const vouched = deploymentParameters(await readCoalition("example"), []);
    expect(open).not.to.have.property("vouchesNeeded");
    expect(vouched).to.have.property("vouchesNeeded", 2);
  });

  it("keeps the shortest of the two timelocks as the timelock's own, whichever class has it", async () => {
    const file = await readCoalition();
    const { ordinary, fundamental } = file.motions;
    const swapped = {
      ...file,
      motions: { ...file.motions, ordinary: fundamental, fundamental: ordinary },
    };
    expect(deploymentParameters(swapped, []).minDelay).to.equal(ordinary.timelock);
  });

  it("describes the documents by the bytes of their files", async () => {
    const { documents } = await foundingParameters(await readCoalition("example"));
    expect(documents.map(({ kind, name }) => [kind, name])).to.deep.equal([
      [1, "code-of-conduct"],
      [0, "charter"],
    ]);
    for (const { renditions } of documents) {
      const [{ digest, cid, size } = { digest: "", cid: "", size: 0 }] = renditions;
      expect(size).to.be.above(1_000);
      expect(cid).to.equal(`0x01551220${digest.slice(2)}`); // One raw block: the CID holds the digest.
    }
  });
});

describe("the founding modules", () => {
  for (const [module, policy] of [
    [openCoalition, "OpenAdmission"],
    [vouchedCoalition, "VouchAdmission"],
  ] as const) {
    it(`${module.id} deploys seven contracts, ${policy} among them, and ends with the seal`, () => {
      const steps = [...module.futures].map(({ id }) => id.replace(`${module.id}#`, ""));
      expect(steps).to.include.members([
        ...[
          "CoalitionTimelock",
          "Directory",
          "Archive",
          "Membership",
          "Rulebook",
          "CoalitionGovernor",
        ],
        ...[policy, "found_documents", "grant_proposer", "renounce_admin"],
      ]);
      expect(steps).to.have.length(15);
      expect(steps.at(-1)).to.equal("seal");
    });
  }
});
