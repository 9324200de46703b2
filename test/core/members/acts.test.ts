import { expect } from "chai";
import { sha256, toUtf8Bytes, ZeroAddress, ZeroHash } from "ethers";
import { connectCoalition } from "../../../core/contracts/index.js";
import type { Act } from "../../../core/elections/index.js";
import {
  acceptCodeVersion,
  ENROL_LIMIT,
  enrolMembers,
  joinCoalition,
  leaveCoalition,
  nameRelay,
  setProfile,
  takeVouchBack,
  vouchFor,
} from "../../../core/members/index.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { newcomers } from "../../fixture/people.js";
import { refusalOf } from "../refusal.js";

const PROFILE = sha256(toUtf8Bytes("I write standards."));
const RELAY = "0x8626f6940E2eb28930eFb4CeF49B2d1F2C9C1199";

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const [person] = await newcomers(1);
  const send = ({ to, data }: Act) => person!.sendTransaction({ to, data });
  const { versionId } = await contracts.archive.currentCode();
  return { contracts, person: person!.address, send, versionId };
}

describe("acts of membership", () => {
  it("take a person from joining to leaving", async () => {
    const { contracts, person, send, versionId } = await loadFixture(setUp);
    const { membership } = contracts;
    const joining = joinCoalition(contracts, { index: 2, name: "private sector" }, versionId);
    expect(joining.sentence).to.include('"private sector"');
    await send(joining);
    expect((await membership.seatOf(person)).group).to.equal(2n);
    await send(acceptCodeVersion(contracts, versionId));
    await send(setProfile(contracts, PROFILE.toUpperCase().replace("0X", "0x")));
    expect(await membership.profileOf(person)).to.equal(PROFILE);
    await send(setProfile(contracts, undefined));
    expect(await membership.profileOf(person)).to.equal(ZeroHash);
    await time.increase((await membership.waitingPeriod()) + 1n);
    await send(enrolMembers(contracts, [person.toLowerCase()]));
    expect(await membership.isVoter(person)).to.equal(true);
    await send(leaveCoalition(contracts));
    expect(await membership.isMember(person)).to.equal(false);
  });

  it("name a relay, and none again", async () => {
    const { contracts, person, send, versionId } = await loadFixture(setUp);
    await send(joinCoalition(contracts, { index: 0, name: "government" }, versionId));
    await send(nameRelay(contracts, { account: RELAY, url: "https://relay.example" }));
    expect(await contracts.lists.relayOf(person)).to.equal(RELAY);
    await send(nameRelay(contracts, undefined));
    expect(await contracts.lists.relayOf(person)).to.equal(ZeroAddress);
  });

  it("are not made of what cannot be meant", async () => {
    const { contracts } = await loadFixture(setUp);
    const group = { index: 0, name: "government" };
    await refusalOf(() => joinCoalition(contracts, group, "0x12"), "HASH_MALFORMED");
    await refusalOf(() => setProfile(contracts, "mine"), "HASH_MALFORMED");
    await refusalOf(() => enrolMembers(contracts, []), "TOO_MANY_ACCOUNTS");
    const many = Array.from({ length: ENROL_LIMIT + 1 }, () => RELAY);
    await refusalOf(() => enrolMembers(contracts, many), "TOO_MANY_ACCOUNTS");
    await refusalOf(() => enrolMembers(contracts, ["nobody"]), "ADDRESS_MALFORMED");
    await refusalOf(() => vouchFor(contracts, RELAY), "VOUCHES_NOT_NEEDED");
    await refusalOf(() => takeVouchBack(contracts, RELAY), "VOUCHES_NOT_NEEDED");
    const nobody = { account: ZeroAddress, url: "" };
    await refusalOf(() => nameRelay(contracts, nobody), "RELAY_ITSELF_NOBODY");
  });
});
