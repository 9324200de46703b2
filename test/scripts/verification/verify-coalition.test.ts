import { expect } from "chai";
import { AbiCoder, dataSlice, keccak256, toBeHex, ZeroAddress } from "ethers";
import { artifacts } from "hardhat";
import { connectCoalition, ROLES, type CoalitionContracts } from "../../../core/contracts/index.js";
import { readFoundingDocuments } from "../../../scripts/deployment/founding-documents.js";
import type { Finding } from "../../../scripts/verification/report.js";
import { verifyCoalition } from "../../../scripts/verification/verify-coalition.js";
import {
  ethers,
  foundCoalition,
  loadFixture,
  networkHelpers,
  type Coalition,
} from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";

const NOWHERE = { put: () => undefined };

/** A founding that nothing has touched, and all that verifying needs. */
async function founded() {
  const coalition = await foundCoalition();
  const contracts = await connectCoalition(await coalition.directory.getAddress(), ethers.provider);
  const { addresses } = contracts;
  return { coalition, contracts, addresses };
}

async function verify(coalition: Coalition, contracts: CoalitionContracts) {
  const parts = await verifyCoalition({
    contracts: await connectCoalition(contracts.addresses.directory, ethers.provider),
    deployment: { id: "test", directory: "", addresses: contracts.addresses, fromBlock: 0 },
    coalition: { path: "coalitions/dc-bas.json5", id: "dc-bas", file: coalition.coalition },
    documents: await readFoundingDocuments(coalition.coalition, NOWHERE),
    getCode: (address) => ethers.provider.getCode(address),
    readArtifact: (contract) => artifacts.readArtifact(contract),
  });
  const all = (pick: "differences" | "changed"): Finding[] => parts.flatMap((part) => part[pick]);
  return { parts, differences: all("differences"), changed: all("changed") };
}

const setStorage = (address: string, slot: string, value: string) =>
  networkHelpers.setStorageAt(address, slot, value);

/** Slot of a value of a mapping. */
const slotIn = (slot: string, types: string[], key: string) =>
  keccak256(AbiCoder.defaultAbiCoder().encode(types, [key, slot]));

describe("verifyCoalition", () => {
  it("finds nothing in an honest founding, and looks at every part", async () => {
    const { coalition, contracts } = await loadFixture(founded);
    const { parts, differences, changed } = await verify(coalition, contracts);
    expect({ differences, changed }).to.deep.equal({ differences: [], changed: [] });
    const checks = Object.fromEntries(parts.map(({ part, checks }) => [part, checks]));
    expect(checks).to.have.all.keys(
      "code",
      "directory",
      "roles",
      "rules",
      "membership",
      "documents",
    );
    for (const [part, count] of Object.entries(checks)) expect(count, part).to.be.above(6);
  });

  it("names a role that storage holds and no log explains", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const founder = coalition.coalition.founders[3]?.address ?? "";
    const roles = slotIn(toBeHex(0, 32), ["bytes32", "uint256"], ROLES.proposer);
    await setStorage(
      addresses.timelock,
      slotIn(roles, ["address", "uint256"], founder),
      toBeHex(1, 32),
    );
    expect(await contracts.timelock.hasRole(ROLES.proposer, founder)).to.equal(true); // The slot was the right one.
    const { differences, changed } = await verify(coalition, contracts);
    const what = `role proposer of the founder ${founder}`;
    expect(changed).to.deep.equal([]);
    expect(differences).to.deep.equal([
      { what, expected: "not held", actual: "held" },
      { what: `${what}, by the logs`, expected: "held", actual: "not held" },
    ]);
  });

  it("names a role that is missing", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const roles = slotIn(toBeHex(0, 32), ["bytes32", "uint256"], ROLES.executor);
    await setStorage(
      addresses.timelock,
      slotIn(roles, ["address", "uint256"], ZeroAddress),
      toBeHex(0, 32),
    );
    const { differences } = await verify(coalition, contracts);
    expect(differences[0]).to.deep.equal({
      what: "role executor of everybody",
      expected: "held",
      actual: "not held",
    });
  });

  it("names other code, and a contract that is tied to a stranger", async () => {
    const { coalition, addresses } = await loadFixture(founded);
    const honest = await ethers.provider.getCode(addresses.archive);
    const bytes = ethers.getBytes(honest);
    bytes[200] = (bytes[200] ?? 0) ^ 1;
    await networkHelpers.setCode(
      addresses.rulebook,
      await ethers.provider.getCode(addresses.policy),
    );
    await networkHelpers.setCode(addresses.archive, ethers.hexlify(bytes));
    const stranger = coalition.strangers[0]?.address ?? "";
    const membership = await ethers.provider.getCode(addresses.membership);
    const timelock = addresses.timelock.slice(2).toLowerCase();
    await networkHelpers.setCode(
      addresses.membership,
      membership.replaceAll(timelock, stranger.slice(2).toLowerCase()),
    );
    const { checkCode } = await import("../../../scripts/verification/check-code.js");
    const { differences } = await checkCode(
      addresses,
      { policy: "open", founder: coalition.signers[0]?.address ?? "" },
      {
        getCode: (address) => ethers.provider.getCode(address),
        readArtifact: (contract) => artifacts.readArtifact(contract),
      },
    );
    expect(differences).to.deep.equal([
      {
        what: `the archive at ${addresses.archive}`,
        expected: "code of Archive",
        actual: "other code from byte 200 on",
      },
      {
        what: "contracts the membership is tied to",
        expected: "the coalition's own",
        actual: stranger,
      },
      {
        what: `the rulebook at ${addresses.rulebook}`,
        expected: "code of Rulebook",
        actual: `${(await ethers.provider.getCode(addresses.policy)).length / 2 - 1} bytes of other code`,
      },
    ]);
  });

  it("names a rule that storage holds and no motion set", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const slot = await slotOfOrdinaryRules(contracts);
    const word = await ethers.provider.getStorage(addresses.rulebook, slot);
    const quorumShare = toBeHex(100, 2).slice(2);
    // Packed from the right: five rules of 32 bits, then the share of 16, then the cap of 8.
    await setStorage(
      addresses.rulebook,
      slot,
      `0x${word.slice(2, 22)}${quorumShare}${word.slice(26)}`,
    );
    const { differences, changed } = await verify(coalition, contracts);
    expect(changed).to.deep.equal([]);
    expect(differences).to.deep.equal([
      { what: "motions.ordinary.quorumShare", expected: "10 %", actual: "1 %" },
    ]);
  });

  it("tells what the members changed by motion from what nobody explains", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    await passMotion(coalition, [
      await call(coalition.membership, "setJoinsPerDay", [50]),
      await call(coalition.rulebook, "setLiveMotionCap", [2]),
      await call(coalition.rulebook, "setOrdinaryCall", [
        addresses.archive,
        coalition.archive.interface.getFunction("recordResolution").selector,
        false,
      ]),
      await call(coalition.directory, "list", [
        ethers.encodeBytes32String("lists"),
        addresses.archive,
      ]),
      await call(coalition.directory, "setDaoURI", ["https://example.org/dao.json"]),
      await call(coalition.timelock, "updateDelay", [3 * 86_400]),
    ]);
    const { differences, changed } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([]);
    expect(changed).to.have.deep.members([
      { what: "membership.joinsPerDay", expected: "200", actual: "50" },
      { what: "motions.livePerMember", expected: "1", actual: "2" },
      {
        what: "ordinary call archive.recordResolution",
        expected: "on the list",
        actual: "not on the list",
      },
      { what: "entry lists", expected: "nothing", actual: addresses.archive },
      { what: "description (daoURI)", expected: "", actual: "https://example.org/dao.json" },
      { what: "shortest delay of the timelock", expected: "2 days", actual: "3 days" },
    ]);
  });

  it("names documents whose bytes are not those of the files, and founders who are not those of the file", async () => {
    const { coalition, contracts } = await loadFixture(founded);
    const { file: honest } = { file: coalition.coalition };
    const stranger = coalition.strangers[0]?.address ?? "";
    const [first, ...others] = honest.founders;
    const [code] = honest.documents;
    if (first === undefined || code === undefined)
      throw new Error("the pilot has founders and documents");
    const [rendition] = code.renditions;
    if (rendition === undefined) throw new Error("the code has a rendition");
    const changed: Coalition = {
      ...coalition,
      coalition: {
        ...honest,
        founders: [{ ...first, address: stranger }, ...others],
        documents: [{ ...code, renditions: [{ ...rendition, file: "docs/charter.en.md" }] }],
      },
    };
    const { differences } = await verify(changed, contracts);
    const whats = differences.map(({ what }) => what);
    expect(whats).to.include.members([
      `first voter ${stranger}`,
      `first voter ${first.address}`,
      `seat of the founder ${stranger}`,
      'code of conduct "code-of-conduct", rendition 1: digest of docs/charter.en.md',
    ]);
  });
});

/** Where the rulebook keeps the ordinary rules: found by their numbers, so that no layout is assumed. */
async function slotOfOrdinaryRules({ rulebook, addresses }: CoalitionContracts): Promise<string> {
  const { secondsCap, quorumShare, quorumFloor } = await rulebook.motionRules(0);
  const packed = ethers.solidityPacked(
    ["uint8", "uint16", "uint32"],
    [secondsCap, quorumShare, quorumFloor],
  );
  for (let slot = 0; slot < 10; slot++) {
    const word = await ethers.provider.getStorage(addresses.rulebook, slot);
    if (dataSlice(word, 9, 16) === packed) return toBeHex(slot, 32);
  }
  throw new Error("the rulebook keeps its rules elsewhere");
}
