import { expect } from "chai";
import { id } from "ethers";
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
      amendmentsName: "DC-BAS Amendments",
      waitingPeriod: 14 * DAY,
      joinsPerDay: 200,
      liveMotionCap: 1,
      deliberationRules: {
        reading: 3 * DAY,
        objection: DAY,
        consentFloor: 2,
        consentShare: 100,
      },
      electionRules: {
        nominations: 14 * DAY,
        acceptance: 7 * DAY,
        extension: 7 * DAY,
        campaign: 7 * DAY,
        ballot: 14 * DAY,
        challenge: 7 * DAY,
        challengeHold: 28 * DAY,
        holdOver: 90 * DAY,
        secondsNeeded: 1,
        challengeFloor: 2,
        challengeShare: 100,
      },
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

  it("gives each office its terms, and each exclusion once by the hashes of both names", async () => {
    const { offices, exclusions } = deploymentParameters(await readCoalition(), []);
    expect(offices.map(({ name }) => name)).to.deep.equal([
      "co-leader",
      "conduct-officer",
      "appeal-panellist",
      "archivist",
      "coordination-representative",
    ]);
    expect(offices[1]?.terms).to.deep.equal({
      seats: 3,
      method: 0,
      cohorts: 2,
      termsInRow: 2,
      firstTermAt: Date.UTC(2027, 0, 1) / 1_000,
      term: 730 * DAY,
    });
    // Both name the other in the file.
    expect(exclusions).to.deep.equal([
      { first: id("conduct-officer"), second: id("appeal-panellist") },
    ]);
    const example = deploymentParameters(await readCoalition("example"), []);
    expect(example.offices.map(({ terms }) => terms.method)).to.deep.equal([0, 1, 0]);
    // One of two names the other, whichever comes later.
    expect(example.exclusions).to.deep.equal([
      { first: id("coordinator"), second: id("conduct-officer") },
      { first: id("conduct-officer"), second: id("appeal-panellist") },
    ]);
  });

  it("hands on the numbers of conduct and the lists as the file has them, and the names people sign under", async () => {
    const file = await readCoalition();
    const parameters = deploymentParameters(file, []);
    expect(parameters.conductRules).to.deep.equal(file.conduct);
    expect(parameters.lists).to.deep.equal(file.lists);
    expect(parameters.authenticatorName).to.equal("DC-BAS Authenticator");
    expect(parameters.listsName).to.equal("DC-BAS Lists");
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
    it(`${module.id} deploys seventeen contracts, ${policy} among them, and ends with the seal`, () => {
      const steps = [...module.futures].map((step) => step.id.replace(`${module.id}#`, ""));
      expect(steps).to.include.members([
        ...[
          "CoalitionTimelock",
          "Directory",
          "Authenticator",
          "Archive",
          "Membership",
          "Offices",
          "OpenBallotBox",
          "ElectionCount",
          "Elections",
          "Recalls",
          "Conduct",
          "Lists",
          "Rulebook",
          "Amendments",
          "Notices",
          "CoalitionGovernor",
        ],
        ...[policy, "found_documents", "grant_proposer", "renounce_admin"],
      ]);
      expect(steps).to.have.length(35);
      expect(steps.at(-1)).to.equal("seal");
    });
  }
});
