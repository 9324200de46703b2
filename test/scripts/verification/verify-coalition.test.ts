import { expect } from "chai";
import { dataSlice, toBeHex, ZeroAddress } from "ethers";
import { artifacts } from "hardhat";
import { CONTRACT_TITLES, ROLES, type ContractName } from "../../../core/contracts/index.js";
import { ethers, loadFixture, networkHelpers, type Coalition } from "../../fixture/coalition.js";
import { call, passMotion } from "../../fixture/motions.js";
import { findSlot, founded, repacked, setStorage, slotIn, verify } from "./verified.js";

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
      "offices",
      "elections",
      "forum",
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

  it("names one changed byte in the code of any contract", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    for (const address of Object.values(addresses)) {
      const code = ethers.getBytes(await ethers.provider.getCode(address));
      // Far behind what a constructor fills in, and never run: the last byte.
      const last = code.length - 1;
      code[last] = (code[last] ?? 0) ^ 1;
      await networkHelpers.setCode(address, ethers.hexlify(code));
    }
    const { parts } = await verify(coalition, contracts);
    const code = parts.find(({ part }) => part === "code");
    expect(code?.differences.map(({ what }) => what)).to.have.members(
      (Object.keys(addresses) as ContractName[]).map(
        (name) => `${CONTRACT_TITLES[name]} at ${addresses[name]}`,
      ),
    );
  });

  it("names an entry of the directory that points elsewhere", async () => {
    const { coalition, contracts, addresses } = await loadFixture(founded);
    const { directory, notices, amendments } = addresses;
    const slot = await findSlot(
      directory,
      (word) => word === ethers.zeroPadValue(notices.toLowerCase(), 32),
      (base) => slotIn(base, ["bytes32", "uint256"], ethers.encodeBytes32String("notices")),
    );
    await setStorage(directory, slot, ethers.zeroPadValue(amendments, 32));
    const { differences } = await verify(coalition, contracts);
    expect(differences).to.deep.equal([
      { what: "entry notices", expected: notices, actual: amendments },
    ]);
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
    const { secondsCap, quorumShare, quorumFloor } = await contracts.rulebook.motionRules(0);
    const packed = ethers.solidityPacked(
      ["uint8", "uint16", "uint32"],
      [secondsCap, quorumShare, quorumFloor],
    );
    const { rulebook } = addresses;
    const slot = await findSlot(rulebook, (word) => dataSlice(word, 9, 16) === packed);
    const word = await ethers.provider.getStorage(rulebook, slot);
    // Packed from the low end: five rules of 32 bits, then the share of 16, then the cap of 8.
    await setStorage(rulebook, slot, repacked(word, 20, toBeHex(100, 2)));
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
        ethers.encodeBytes32String("annex"),
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
      { what: "entry annex", expected: "nothing", actual: addresses.archive },
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
