import { expect } from "chai";
import {
  STILL,
  whyNotChallenge,
  whyNotElector,
  whyNotSecond,
  whyNotText,
  whyNotVoter,
} from "../../../../web/places/elections/whys.js";
import { ADA, BEN, CEM, electionOf, nomineeOf } from "./view.js";

const voter = (account: string, voterSince = 10) => ({ account, voterSince });
const STRANGER = { account: undefined, voterSince: undefined };

describe("why somebody cannot do something about an election", () => {
  it("says nothing before a wallet is connected, and while it is not known", () => {
    expect(whyNotVoter(STRANGER)).to.equal(undefined);
    expect(whyNotElector(STRANGER, 1)).to.equal(undefined);
    expect(whyNotVoter({ account: ADA, voterSince: undefined, isPending: true })).to.equal(
      undefined,
    );
  });

  it("tells who is no voter from who became one too late", () => {
    expect(whyNotElector({ account: ADA, voterSince: undefined }, 100)).to.equal("notVoter");
    expect(whyNotElector(voter(ADA, 101), 100)).to.equal("notElector");
    expect(whyNotElector(voter(ADA, 100), 100)).to.equal(undefined);
  });

  it("lets nobody second themselves, second twice, or second for the office they hold", () => {
    const nominee = nomineeOf(BEN);
    const election = electionOf({ nominees: [nominee, nomineeOf(CEM, [ADA])] });
    expect(whyNotSecond(voter(BEN), election, nominee, [])).to.equal("self");
    expect(whyNotSecond(voter(ADA), election, nominee, [])).to.equal("seconded");
    expect(whyNotSecond(voter(CEM), election, nominee, [CEM])).to.equal("holder");
    expect(whyNotSecond(voter(CEM.toUpperCase()), election, nominee, [CEM])).to.equal("holder");
    expect(whyNotSecond(voter(CEM), election, nominee, [])).to.equal(undefined);
    expect(whyNotSecond(STRANGER, election, nominee, [CEM])).to.equal(undefined);
  });

  it("lets nobody challenge twice", () => {
    const election = electionOf({ challenges: [{ voter: ADA, reason: "late" }] });
    expect(whyNotChallenge(voter(ADA), election)).to.equal("challenged");
    expect(whyNotChallenge(voter(BEN), election)).to.equal(undefined);
  });

  it("measures texts in bytes", () => {
    const keys = ["reasonMissing", "reasonLong"] as const;
    expect(whyNotText(" \n", 4, keys)).to.equal("reasonMissing");
    expect(whyNotText("éé", 4, keys)).to.equal(undefined);
    expect(whyNotText("ééé", 4, keys)).to.equal("reasonLong");
  });

  it("knows what is possible at which stage", () => {
    expect(STILL.nominate("acceptance")).to.equal(false);
    expect(STILL.second("acceptance")).to.equal(true);
    expect(STILL.second("reckoning")).to.equal(false);
    expect(STILL.withdraw("opening")).to.equal(true);
    expect(STILL.withdraw("ballot")).to.equal(false);
  });
});
