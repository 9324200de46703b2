import { expect } from "chai";
import { ZeroHash } from "ethers";
import { connectCoalition, INTERFACES } from "../../../core/contracts/index.js";
import {
  describeCall,
  rawCall,
  recordPoll,
  setDeliberationRules,
  type Action,
} from "../../../core/motions/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { refusalOf } from "../refusal.js";

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const timelock = await impersonateTimelock(dao);
  /** Does what the timelock would do when the motion is executed. */
  const run = ({ target, value, calldata }: Action) =>
    timelock.sendTransaction({ to: target, value, data: calldata });
  return { dao, contracts, run };
}

describe("setDeliberationRules", () => {
  it("changes what is named and leaves the rest", async () => {
    const { dao, contracts, run } = await loadFixture(setUp);
    const action = await setDeliberationRules(contracts, {
      reading: 5 * 86_400,
      consentShare: 250,
    });
    expect(action.summary[0]).to.equal(
      "Sets the rules of discussion: every text public for 5 days before its vote, 1 day to object to an accepted amendment or a correction, a notice contested by 2.5 % of the voters and at least 2.",
    );
    expect(action.summary).to.include("rules.reading: 432000 (5 days)");
    await run(action);
    const rules = await dao.rulebook.deliberationRules();
    expect([...rules]).to.deep.equal([432_000n, 86_400n, 2n, 250n]);
  });

  it("refuses what changes nothing, and what the contract would refuse", async () => {
    const { contracts } = await loadFixture(setUp);
    await refusalOf(() => setDeliberationRules(contracts, {}), "NOTHING_TO_CHANGE");
    await refusalOf(
      () => setDeliberationRules(contracts, { consentFloor: 2 }),
      "NOTHING_TO_CHANGE",
    );
    for (const change of [{ reading: 1 }, { objection: 8 * 86_400 }, { consentShare: 1_001 }])
      await refusalOf(() => setDeliberationRules(contracts, change), "VALUE_OUT_OF_BOUNDS");
  });
});

describe("recordPoll", () => {
  it("binds the poll to the description of its motion, and takes no empty or endless text", async () => {
    const { contracts } = await loadFixture(setUp);
    const { calldata } = recordPoll(contracts, "Yes?", "# Poll");
    const { text, descriptionHash } = INTERFACES.archive.decodeFunctionData("recordPoll", calldata);
    expect([text, descriptionHash]).to.deep.equal(["Yes?", ethers.id("# Poll")]);
    await refusalOf(() => recordPoll(contracts, " ", "# Poll"), "TEXT_MISSING");
    await refusalOf(() => recordPoll(contracts, "x".repeat(1_025), "# Poll"), "TEXT_TOO_LONG");
  });
});

describe("describeCall, of offices and elections", () => {
  const terms = {
    seats: 2,
    method: 0,
    cohorts: 2,
    termsInRow: 2,
    firstTermAt: 1_798_761_600,
    term: 730 * 86_400,
  };
  const rules = {
    nominations: 14 * 86_400,
    acceptance: 7 * 86_400,
    extension: 7 * 86_400,
    campaign: 7 * 86_400,
    ballot: 14 * 86_400,
    challenge: 7 * 86_400,
    challengeHold: 28 * 86_400,
    holdOver: 90 * 86_400,
    secondsNeeded: 1,
    challengeFloor: 2,
    challengeShare: 100,
  };
  const cases: [
    contract: "offices" | "elections",
    call: string,
    args: unknown[],
    sentence: RegExp,
  ][] = [
    [
      "offices",
      "openOffice",
      [{ name: "archivist", terms }],
      /^Opens the office "archivist" with 2 seats filled by schulze, terms of 730 days, counted from 2027-01-01, 2 groups of seats ending together, at most 2 terms in a row\.$/,
    ],
    ["offices", "changeOffice", [ZeroHash, terms], /^Gives the office 0x00000000… .* 2 seats/],
    ["offices", "closeOffice", [ZeroHash], /^Closes the office 0x00000000…/],
    ["offices", "setExclusion", [ZeroHash, ZeroHash, true], /^Lets one person no longer hold/],
    ["offices", "setExclusion", [ZeroHash, ZeroHash, false], /^Lets one person hold/],
    [
      "elections",
      "annul",
      [ZeroHash, "Forged."],
      /^Annuls the election 0x00000000…: "Forged\."\.$/,
    ],
    [
      "elections",
      "setElectionRules",
      [rules],
      /^Sets the rules of elections: nominations 14 days, .* 1 second for a nominee, 1 % of the electorate and at least 2 to hold a result\.$/,
    ],
  ];
  for (const [contract, call, args, sentence] of cases) {
    it(`${contract}.${call}(${String(args.at(-1)).slice(0, 10)})`, async () => {
      const { contracts } = await loadFixture(setUp);
      const calldata = INTERFACES[contract].encodeFunctionData(call, args);
      const { target, value } = rawCall(contracts, contracts.addresses[contract], calldata);
      const described = describeCall(contracts, { target, value, calldata });
      expect(described).to.include({ known: true, function: call });
      expect(described.sentence).to.match(sentence);
    });
  }
});
