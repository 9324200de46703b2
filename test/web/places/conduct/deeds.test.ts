import { expect } from "chai";
import type { CaseDetail } from "../../../../web/reading/index.js";
import { deedsOf } from "../../../../web/places/conduct/deeds.js";
import { NOTHING_SAID, type SaidInCase } from "../../../../web/places/conduct/said-in-case.js";

const address = (digit: string) => `0x${digit.repeat(40)}`;
const [REPORTER, RESPONDENT, OFFICER, VOTER] = ["a", "b", "c", "d"].map(address) as [
  string,
  string,
  string,
  string,
];
const NOW = 1_000;

function deeds(
  account: string | undefined,
  view: Partial<CaseDetail>,
  {
    mayAct = false,
    voter = false,
    ...said
  }: Partial<SaidInCase> & {
    mayAct?: boolean;
    voter?: boolean;
  } = {},
) {
  const whole = {
    ...{ reporter: REPORTER, respondent: RESPONDENT, outcome: "undecided", rung: 0, events: [] },
    ...view,
  } as unknown as CaseDetail;
  return deedsOf(whole, { account, voter, mayAct }, { ...NOTHING_SAID, ...said }, NOW);
}

describe("what somebody can do in a case", () => {
  it("is nothing without a wallet, and nothing for who only looks on", () => {
    expect(deeds(undefined, { stage: "lapsed" })).to.deep.equal([]);
    expect(deeds(VOTER, { stage: "decision" }, { voter: true })).to.deep.equal([]);
  });

  it("is replying and naming officers for the respondent, also before the panel", () => {
    for (const stage of ["reply", "decision", "appealed"])
      expect(deeds(RESPONDENT, { stage })).to.deep.equal(["reply", "name"]);
    expect(deeds(RESPONDENT, { stage: "appealable" })).to.deep.equal(["appeal"]);
    expect(deeds(RESPONDENT, { stage: "final" })).to.deep.equal([]);
  });

  it("is supporting an appeal for other voters, each once", () => {
    const view = { stage: "appealable" };
    expect(deeds(VOTER, view, { voter: true })).to.deep.equal(["support"]);
    expect(deeds(VOTER, view, { voter: true, supporters: [VOTER] })).to.deep.equal([]);
    expect(deeds(VOTER, view)).to.deep.equal([]);
  });

  it("is deciding, advising and holding for officers, the latter two once", () => {
    const view = { stage: "decision" };
    expect(deeds(OFFICER, view, { mayAct: true })).to.deep.equal([
      "decide",
      "advise",
      "hold",
      "standBack",
    ]);
    expect(
      deeds(OFFICER, { ...view, held: 1 }, { mayAct: true, advisers: [OFFICER] }),
    ).to.deep.equal(["decide", "standBack"]);
  });

  it("is accepting that another officer takes no part, never oneself", () => {
    const view = { stage: "decision", held: 1 };
    const said = { mayAct: true, advisers: [OFFICER] };
    expect(deeds(OFFICER, view, { ...said, named: [VOTER] })).to.include("accept");
    expect(deeds(OFFICER, view, { ...said, named: [OFFICER] })).not.to.include("accept");
  });

  it("is voting for panellists, once", () => {
    const view = { stage: "appealed" };
    expect(deeds(OFFICER, view, { mayAct: true })).to.deep.equal(["judge", "standBack"]);
    const votes = [{ panellist: OFFICER, uphold: true, reasons: "0x" }];
    expect(deeds(OFFICER, view, { mayAct: true, votes })).to.deep.equal(["standBack"]);
  });

  it("is asking to return while the members' suspension runs", () => {
    const view = { stage: "final", outcome: "sanctioned", rung: 4 } as const;
    expect(deeds(RESPONDENT, { ...view, until: NOW + 1 })).to.deep.equal(["askReturn"]);
    expect(deeds(RESPONDENT, { ...view, until: NOW })).to.deep.equal([]);
    expect(deeds(RESPONDENT, { ...view, rung: 3, until: NOW + 1 })).to.deep.equal([]);
  });

  it("is putting on record what the clock decided, once", () => {
    expect(deeds(VOTER, { stage: "lapsed" })).to.deep.equal(["record"]);
    const recorded = [{ name: "CaseLapsed", at: 1, tx: "0x" }];
    expect(deeds(VOTER, { stage: "lapsed", events: recorded })).to.deep.equal([]);
    const unheard = { stage: "lifted", outcome: "sanctioned", heardUntil: 5 } as const;
    expect(deeds(VOTER, unheard)).to.deep.equal(["record"]);
    expect(deeds(VOTER, { ...unheard, verdict: "lifted" })).to.deep.equal([]);
  });
});
