import { expect } from "chai";
import { Wallet } from "ethers";
import { connectCoalition, parseDeployment, providerOf } from "../../../core/contracts/index.js";
import { openCoalition, vouchedCoalition } from "../../../deploy/modules/coalition.js";
import { Directory__factory } from "../../../typechain-types/index.js";
import { connection, ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { foundingParameters, readCoalition } from "../../fixture/founding.js";
import { refusalOf } from "../refusal.js";

async function vouched() {
  const parameters = { ...(await foundingParameters(await readCoalition())), vouchesNeeded: 2 };
  return connection.ignition.deploy(vouchedCoalition, {
    parameters: { VouchedCoalition: parameters },
  });
}

describe("connectCoalition", () => {
  it("finds every contract through the directory", async () => {
    const dao = await loadFixture(foundCoalition);
    const found = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
    for (const name of [
      "directory",
      "timelock",
      "authenticator",
      "archive",
      "membership",
      "offices",
      "ballotBox",
      "elections",
      "recalls",
      "conduct",
      "lists",
      "rulebook",
      "amendments",
      "notices",
      "governor",
    ] as const) {
      expect(found.addresses[name]).to.equal(await dao[name].getAddress());
      expect(await found[name].getAddress()).to.equal(found.addresses[name]);
    }
    expect(found.admission.kind).to.equal("open");
    expect(found.addresses.policy).to.equal(await dao.membership.admissionPolicy());
    expect(await found.timelock.getMinDelay()).to.equal(BigInt(dao.parameters.minDelay));
  });

  it("knows a policy that asks for vouches", async () => {
    const { directory } = await loadFixture(vouched);
    const found = await connectCoalition(await directory.getAddress(), ethers.provider);
    if (found.admission.kind !== "vouches") throw new Error(found.admission.kind);
    expect(await found.admission.contract.vouchesNeeded()).to.equal(2n);
  });

  it("says that there is nothing at an address, or no address", async () => {
    const stranger = Wallet.createRandom().address;
    const refusal = await refusalOf(
      () => connectCoalition(stranger, ethers.provider),
      "COALITION_NOT_FOUND",
    );
    expect(refusal.message).to.contain(stranger);
    const dao = await loadFixture(foundCoalition);
    const archive = await dao.archive.getAddress();
    await refusalOf(() => connectCoalition(archive, ethers.provider), "COALITION_NOT_FOUND");
    await refusalOf(() => connectCoalition("0x12", ethers.provider), "ADDRESS_MALFORMED");
  });

  it("says that a founding is not finished", async () => {
    const dao = await loadFixture(foundCoalition);
    const [founder] = dao.signers;
    const unsealed = await new Directory__factory(founder).deploy(
      await dao.timelock.getAddress(),
      await founder!.getAddress(),
      "",
    );
    const address = await unsealed.getAddress();
    await refusalOf(() => connectCoalition(address, ethers.provider), "COALITION_NOT_SEALED");
  });

  it("passes trouble with the network on as it is", async () => {
    const dead = new ethers.JsonRpcProvider("http://127.0.0.1:9", 31337, { staticNetwork: true });
    const dao = await loadFixture(foundCoalition);
    const address = await dao.directory.getAddress();
    const error = await connectCoalition(address, dead).catch((cause: unknown) => cause);
    dead.destroy();
    expect(error).to.have.property("code", "ECONNREFUSED");
  });

  it("refuses to read through a signer without a network", async () => {
    const dao = await loadFixture(foundCoalition);
    const alone = dao.directory.connect(Wallet.createRandom());
    await refusalOf(() => providerOf(alone), "PROVIDER_MISSING");
  });
});

describe("parseDeployment", () => {
  const record = (module: string, policy: string) =>
    Object.fromEntries(
      [
        "Directory",
        "CoalitionTimelock",
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
        policy,
      ].map((name) => [`${module}#${name}`, Wallet.createRandom().address]),
    );

  it("reads the record of either founding module", () => {
    const open = record("Coalition", "OpenAdmission");
    expect(parseDeployment(open)).to.include({
      directory: open["Coalition#Directory"],
      governor: open["Coalition#CoalitionGovernor"],
      policy: open["Coalition#OpenAdmission"],
    });
    const vouches = record("VouchedCoalition", "VouchAdmission");
    expect(parseDeployment(vouches).policy).to.equal(vouches["VouchedCoalition#VouchAdmission"]);
  });

  it("names the modules and contracts the founding really has", () => {
    const names = (module: typeof openCoalition | typeof vouchedCoalition) =>
      Object.values(module.results).map((future) => future.id);
    for (const module of [openCoalition, vouchedCoalition]) {
      const ids = names(module as typeof openCoalition);
      const addresses = Object.fromEntries(ids.map((id) => [id, Wallet.createRandom().address]));
      expect(Object.values(parseDeployment(addresses))).to.have.members(Object.values(addresses));
    }
  });

  it("names what is missing or wrong", async () => {
    const missing = record("Coalition", "OpenAdmission");
    delete missing["Coalition#Archive"];
    const cases: [unknown, string][] = [
      [missing, '"Coalition#Archive" is missing'],
      [{ ...missing, "Coalition#Archive": "0x12" }, '"Coalition#Archive" is not an address'],
      [{}, "no coalition"],
      [null, "not an object"],
      [["x"], "not an object"],
      [
        {
          ...record("Coalition", "OpenAdmission"),
          ...record("VouchedCoalition", "VouchAdmission"),
        },
        "two coalitions",
      ],
    ];
    for (const [value, words] of cases) {
      const refusal = await refusalOf(() => parseDeployment(value), "DEPLOYMENT_MALFORMED");
      expect(refusal.message).to.contain(words);
    }
  });
});
