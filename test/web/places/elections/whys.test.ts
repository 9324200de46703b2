import { expect } from "chai";
import {
  STILL,
  whyNotCast,
  whyNotChallenge,
  whyNotElector,
  whyNotSecond,
  whyNotText,
  whyNotVoter,
} from "../../../../web/places/elections/whys.js";
import type { SeatView } from "../../../../web/reading/index.js";
import { ADA, BEN, CEM, electionOf, nomineeOf } from "./view.js";

const voter = (account: string, voterSince = 10) => ({ account, voterSince, seats: [] });
const STRANGER = { account: undefined, voterSince: undefined, seats: [] };

/** A seat whose holder had a vote from one moment on, perhaps until another. */
const seat = (since: number, leftAt?: number): SeatView => ({
  ...{ account: ADA, seatId: ID, seatNumber: 1, codeVersion: ID, joinedAt: 1 },
  ...{ group: { index: 0, name: "Academia" }, voter: { number: 1, since } },
  status: leftAt === undefined ? "voter" : "former",
  ...(leftAt !== undefined && { left: { at: leftAt, how: "left" } }),
});

const ID = `0x${"11".repeat(32)}`;

describe("why somebody cannot do something about an election", () => {
  it("says nothing before a wallet is connected, and while it is not known", () => {
    expect(whyNotVoter(STRANGER)).to.equal(undefined);
    expect(whyNotElector(STRANGER, 1)).to.equal(undefined);
    expect(
      whyNotVoter({ account: ADA, voterSince: undefined, seats: [], isPending: true }),
    ).to.equal(undefined);
  });

  it("tells who is no voter from who became one too late", () => {
    expect(whyNotElector({ account: ADA, voterSince: undefined, seats: [] }, 100)).to.equal(
      "notVoter",
    );
    expect(whyNotElector(voter(ADA, 101), 100)).to.equal("notElector");
    expect(whyNotElector(voter(ADA, 100), 100)).to.equal(undefined);
  });

  it("lets whoever was a voter when it began cast a ballot, also after leaving", () => {
    const gone = (seats: SeatView[]) => ({ account: ADA, voterSince: undefined, seats });
    expect(whyNotCast(STRANGER, 100)).to.equal(undefined);
    expect(whyNotCast({ ...gone([]), isPending: true }, 100)).to.equal(undefined);
    expect(whyNotCast(gone([]), 100)).to.equal("notVoter");
    expect(whyNotCast(gone([seat(100, 101)]), 100)).to.equal(undefined);
    expect(whyNotCast(gone([seat(50, 100)]), 100), "left at that very moment").to.equal("notVoter");
    const back = { account: ADA, voterSince: 150, seats: [seat(50, 90), seat(150)] };
    expect(whyNotCast(back, 100)).to.equal("notElector");
    expect(whyNotCast(back, 80)).to.equal(undefined);
    expect(whyNotCast(back, 150)).to.equal(undefined);
    // Seconds, challenges and petitions are for who still is one.
    expect(whyNotElector(gone([seat(100, 101)]), 100)).to.equal("notVoter");
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
