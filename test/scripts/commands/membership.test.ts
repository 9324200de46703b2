import { expect } from "chai";
import { DEVELOPMENT_ACCOUNTS } from "../../../core/coalition/index.js";
import { coalitionAtWork, type CoalitionAtWork } from "./coalition-at-work.js";

const [NEWCOMER, SECOND, STRANGER] = [12, 13, 14];
const account = (number: number) => DEVELOPMENT_ACCOUNTS[number] as string;

describe("dao: members", () => {
  let coalition: CoalitionAtWork;
  before(async () => {
    coalition = await coalitionAtWork();
  });
  after(() => coalition.close());

  it("join takes a seat at once, in the group a person names in any case", async () => {
    const { does } = coalition;
    const joined = await does(NEWCOMER, "join", "Civil Society");
    expect(joined).to.deep.include({
      member: account(NEWCOMER),
      group: "civil society",
      codeVersion: 1,
    });
    const { members } = (await does(0, "members")) as {
      members: { account: string; status: string }[];
    };
    expect(members).to.have.length(13);
    expect(members.at(-1)).to.include({ account: account(NEWCOMER), status: "waiting" });
  });

  it("join says beforehand what it does, and does nothing without a yes", async () => {
    const { exitCode, stdout, stderr } = await coalition.dao("join", "academia", "--as", "13");
    expect(exitCode).to.equal(1);
    expect(stderr).to.include("CONFIRMATION_NEEDED");
    expect(stdout)
      .to.match(/Network local \(chain 31337\) at http.*account 0x.* with [\d.]+ ETH/)
      .and.include(account(SECOND))
      .and.include("academia")
      .and.include("version 1 of the Code of Conduct");
    await coalition.refused("MEMBERSHIP_NOT_MEMBER", SECOND, "leave");
  });

  it("join refuses groups there are not and seats that are taken", async () => {
    const { refused } = coalition;
    expect(await refused("GROUP_UNKNOWN", STRANGER, "join", "civil socity")).to.include(
      "civil socity",
    );
    await refused("MEMBERSHIP_ALREADY_MEMBER", NEWCOMER, "join", "academia");
  });

  it("enrol makes voters of whoever waited long enough, and says why not of the others", async () => {
    const { does, refused, days } = coalition;
    expect(await refused("NOT_ENROLLABLE", 0, "enrol", account(NEWCOMER))).to.match(
      /Waits until 20/,
    );
    await refused("NOBODY_TO_ENROL", 0, "enrol");
    await refused("MEMBER_UNKNOWN", 0, "enrol", account(STRANGER));
    await refused("VOTER_ALREADY", 0, "enrol", account(1));
    await days(14.1);
    await does(SECOND, "join", "academia");
    const { enrolled, notYet } = (await does(STRANGER, "enrol")) as {
      enrolled: string[];
      notYet: { account: string }[];
    };
    expect(enrolled).to.deep.equal([account(NEWCOMER)]);
    expect(notYet.map((each) => each.account)).to.deep.equal([account(SECOND)]);
  });

  it("leave gives the seat up, and members remembers it when asked", async () => {
    const { does, refused, shows } = coalition;
    expect(await does(SECOND, "leave")).to.include({ wasVoter: false });
    await refused("MEMBERSHIP_NOT_MEMBER", SECOND, "leave");
    expect(await does(NEWCOMER, "leave")).to.include({ wasVoter: true });
    expect((await does(0, "members")).memberCount).to.equal(12);
    const { members } = (await does(0, "members", "--former")) as { members: { status: string }[] };
    expect(members.filter(({ status }) => status === "former")).to.have.length(2);
    const { stdout } = await shows(0, "members");
    expect(stdout).to.include("12 members, 12 voters.").and.include("civil society: 3");
  });

  it("profile publishes a digest and nothing else, and takes it back", async () => {
    const { does, refused, file } = coalition;
    const path = await file("me.en.md", "I am member number three.\n");
    const { digest } = await does(3, "profile", path);
    expect(digest).to.match(/^0x[0-9a-f]{64}$/);
    const profileOf = async () => {
      const { members } = (await does(0, "members")) as {
        members: { account: string; profile?: string }[];
      };
      return members.find((each) => each.account === account(3))?.profile;
    };
    expect(await profileOf()).to.equal(digest);
    expect((await does(3, "profile", "--clear")).digest).to.equal(null);
    expect(await profileOf()).to.equal(undefined);
    await refused("INPUT_INVALID", 3, "profile");
    await refused("FILE_MISSING", 3, "profile", `${path}.not`);
    await refused("MEMBERSHIP_NOT_MEMBER", STRANGER, "profile", path);
  });

  it("accept-code is refused to whoever accepted it, or is nobody", async () => {
    await coalition.refused("CODE_ACCEPTED_ALREADY", 3, "accept-code");
    await coalition.refused("MEMBERSHIP_NOT_MEMBER", STRANGER, "accept-code");
  });

  it("vouch is refused where nobody asks for vouches", async () => {
    await coalition.refused("VOUCHES_NOT_NEEDED", 0, "vouch", account(STRANGER));
  });
});
