import { expect } from "chai";
import type { Log } from "ethers";
import { connectCoalition } from "../../../core/contracts/index.js";
import type { OfficeTermsStructOutput } from "../../../typechain-types/interfaces/IOffices.js";
import {
  electionPhase,
  findElection,
  readElections,
  recountElection,
  type ElectionRecount,
  type ElectionStage,
} from "../../../core/elections/index.js";
import {
  ARCHIVIST,
  callElection,
  castRankings,
  closeBallot,
  CO_LEADER,
  countBallots,
  openBallot,
  proceed,
  ranksOf,
  seatElected,
  stand,
} from "../../elections/standing.js";
import {
  ethers,
  found,
  foundCoalition,
  loadFixture,
  networkHelpers,
  time,
} from "../../fixture/coalition.js";
import { readCoalition } from "../../fixture/founding.js";
import { impersonateTimelock } from "../../fixture/motions.js";
import { lyingNode } from "../lying-node.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}
type SetUp = Awaited<ReturnType<typeof setUp>>;

async function recounted({ contracts }: Pick<SetUp, "contracts">, id: string) {
  const election = findElection(await readElections(contracts, RANGE), id);
  return recountElection(contracts, election, RANGE);
}

function expectAgreed(found: ElectionRecount, stage: ElectionStage): ElectionRecount {
  expect(found.differences).to.deep.equal([]);
  expect(found.agrees).to.equal(true);
  expect(found.phase.stage).to.equal(stage);
  return found;
}

/** Another length of terms than the office was opened with. */
function changed(terms: OfficeTermsStructOutput) {
  const { seats, method, cohorts, termsInRow, firstTermAt } = terms;
  return { seats, method, cohorts, termsInRow, firstTermAt, term: 700 * 86_400 };
}

/** Three candidates for the archivist's seat, the ballot open. */
async function inBallot() {
  const { dao, contracts } = await setUp();
  await dao.offices
    .connect(await impersonateTimelock(dao))
    .changeOffice(ARCHIVIST, changed(await dao.offices.termsOf(ARCHIVIST)));
  const electionId = await callElection(dao);
  const [anna, bert, cora, ...others] = dao.founders;
  for (const [i, person] of [anna!, bert!, cora!].entries())
    await stand(dao, electionId, person, others[i]!);
  const ballotId = await openBallot(dao, electionId);
  return { dao, contracts, electionId, ballotId, anna: anna!, bert: bert!, cora: cora! };
}

/** 4 for anna, 3 for bert, 2 for cora, whose people prefer bert to anna. */
const RANKINGS = [
  ...Array<number[]>(4).fill([4, 1, 2, 3]),
  ...Array<number[]>(3).fill([4, 3, 1, 2]),
  ...Array<number[]>(2).fill([0, 3, 2, 1]),
];

describe("recountElection", () => {
  it("agrees with the contracts from the call to the seat", async () => {
    const setting = await loadFixture(setUp);
    const { dao } = setting;
    const electionId = await callElection(dao);
    const count = () => recounted(setting, electionId);
    expect(expectAgreed(await count(), "nominations").explanation).to.match(
      /^Election to archivist, 1 seat: 0 nominees, 0 candidates, no ballot so far\. Voters nominate until 20/,
    );
    const [anna, bert, cora, ...others] = dao.founders;
    for (const [i, person] of [anna!, bert!, cora!].entries())
      await stand(dao, electionId, person, others[i]!);
    const { acceptanceUntil, nominationsUntil } = await dao.elections.election(electionId);
    await time.increaseTo(nominationsUntil + 1n);
    expectAgreed(await count(), "acceptance");
    await time.increaseTo(acceptanceUntil + 1n);
    expect(expectAgreed(await count(), "reckoning").phase).to.include({
      step: "proceed",
      sentence: "3 candidates for 1 seat: anyone may now begin the campaign.",
    });
    await dao.elections.proceed(electionId);
    expectAgreed(await count(), "campaign");
    await time.increaseTo((await dao.elections.election(electionId)).opensAt + 1n);
    expect(expectAgreed(await count(), "opening").phase.step).to.equal("openBallot");
    await dao.elections.openBallot(electionId);
    const ballotId = await dao.elections.ballotIdOf(electionId, 0);
    await castRankings(dao, ballotId, RANKINGS);
    expectAgreed(await count(), "ballot");
    await time.increaseTo((await dao.elections.election(electionId)).closesAt + 1n);
    expect(expectAgreed(await count(), "closing").phase.step).to.equal("close");
    await dao.elections.close(electionId);
    expect(expectAgreed(await count(), "counting").phase.step).to.equal("count");
    await networkHelpers.mine();
    await dao.elections.count(electionId);

    const provisional = expectAgreed(await count(), "provisional");
    const [run] = provisional.runs;
    expect(run).to.deep.include({
      run: 0,
      ballots: 9,
      electorate: 12,
      quorate: true,
      order: [bert!.address, cora!.address, anna!.address],
    });
    expect(provisional.quorum).to.equal(3);
    expect(run!.matrix).to.deep.equal([
      [0, 0, 0, 0],
      [9, 0, 4, 4],
      [9, 5, 0, 7],
      [9, 5, 2, 0],
    ]);
    const [a, b, c] = [anna!, bert!, cora!].map(
      ({ address }) => `${address.slice(0, 6)}…${address.slice(-4)}`,
    );
    expect(provisional.explanation)
      .to.contain(
        `Election to archivist, 1 seat. 9 ballots were cast, and 3 suffice. ${b} is elected`,
      )
      .and.contain(`7 voters prefer ${b} to ${c}`)
      .and.contain(`5 voters prefer ${b} to ${a}`)
      .and.contain(`9 voters prefer ${b} to re-open nominations`)
      .and.match(/\. The result is provisional; it may be challenged until 20/);
    await dao.elections.connect(dao.founders[4]!).challenge(electionId, "I doubt it.");
    expectAgreed(await count(), "provisional");
    await dao.elections.connect(dao.founders[5]!).challenge(electionId, "So do I.");
    expect(expectAgreed(await count(), "held").phase.sentence).to.match(
      /^2 voters challenged the result: it is held until/,
    );
    await time.increaseTo((await dao.elections.election(electionId)).settlesAt + 1n);
    expectAgreed(await count(), "seating");
    await dao.elections.seat(electionId);
    const seated = expectAgreed(await count(), "seated");
    expect(seated.phase.sentence).to.equal(`Seated: ${b} on seat 0.`);
    expect(seated.election.seated.map(({ candidate }) => candidate)).to.deep.equal([bert!.address]);
  });

  it("counts of each voter the last ballot, and who left since", async () => {
    const setting = await loadFixture(inBallot);
    const { dao, electionId, ballotId } = setting;
    await castRankings(dao, ballotId, RANKINGS);
    const cast = async (voter: number, ranks: number[], sequence: number) =>
      dao.ballotBox.connect(dao.founders[voter]!).castBallot(ballotId, ranksOf(ranks), sequence);
    await cast(0, [1, 2, 2, 2], 8);
    await cast(0, [4, 3, 2, 1], 9);
    await dao.membership.connect(dao.founders[8]!).leave();
    await countBallots(dao, electionId);
    const { runs } = expectAgreed(await recounted(setting, electionId), "provisional");
    expect(runs[0]).to.deep.include({ ballots: 9, electorate: 12 });
    expect(runs[0]!.counting.get(dao.founders[0]!.address)).to.deep.include({
      ranks: [4, 3, 2, 1],
      sequence: 9,
    });
    expect(runs[0]!.matrix[3]).to.deep.equal([9, 6, 3, 0]);
  });

  it("agrees on a re-run and on a hold-over, and says what was missed", async () => {
    const setting = await loadFixture(inBallot);
    const { dao, electionId, ballotId } = setting;
    await castRankings(dao, ballotId, RANKINGS.slice(0, 2));
    await countBallots(dao, electionId);
    const again = expectAgreed(await recounted(setting, electionId), "ballot");
    expect(again.runs.map(({ ballots, quorate }) => [ballots, quorate])).to.deep.equal([
      [2, false],
      [0, false],
    ]);
    expect(again.explanation)
      .to.contain("2 ballots were cast, but 3 are needed: nobody is elected.")
      .and.contain("The first ballot missed the quorum.");
    await countBallots(dao, electionId);
    const over = expectAgreed(await recounted(setting, electionId), "held over");
    expect(over.explanation).to.contain("Re-run: 0 ballots were cast, but 3 are needed");
  });

  it("agrees when nobody beats RON, when nobody stands, and when too few do", async () => {
    const setting = await loadFixture(inBallot);
    const { dao, electionId, ballotId } = setting;
    await castRankings(dao, ballotId, Array<number[]>(5).fill([1, 2, 2, 2]));
    await countBallots(dao, electionId);
    const ron = expectAgreed(await recounted(setting, electionId), "provisional");
    expect(ron.explanation).to.contain(
      "Nobody is elected, because no candidate ranks above re-open nominations.",
    );
    await seatElected(dao, electionId);
    expectAgreed(await recounted(setting, electionId), "vacant");

    const alone = await callElection(dao, CO_LEADER);
    await stand(dao, alone, dao.founders[0]!, dao.founders[1]!);
    for (const extensions of [1, 2]) {
      await proceed(dao, alone);
      const { election } = expectAgreed(await recounted(setting, alone), "nominations");
      expect(election.extensions).to.equal(extensions);
    }
    await dao.elections.connect(dao.founders[0]!).withdraw(alone);
    const { acceptanceUntil } = await dao.elections.election(alone);
    await time.increaseTo(acceptanceUntil + 1n);
    const none = expectAgreed(await recounted(setting, alone), "reckoning");
    expect(none.phase.sentence).to.match(/^Nobody stands/);
    await dao.elections.proceed(alone);
    expectAgreed(await recounted(setting, alone), "vacant");
  });

  async function approving() {
    const coalition = await readCoalition();
    const offices = coalition.offices.map((office) =>
      office.name === "co-leader" ? { ...office, method: "approval" as const } : office,
    );
    const dao = await found({ ...coalition, offices });
    const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
    return { dao, contracts };
  }

  it("draws the lots again where candidates tie, also by approval", async () => {
    const setting = await loadFixture(approving);
    const { dao } = setting;
    const id = await callElection(dao, CO_LEADER);
    const standing = dao.founders.slice(0, 4);
    for (const [i, person] of standing.entries())
      await stand(dao, id, person, dao.founders[8 + i]!);
    const ballotId = await openBallot(dao, id);
    // Everybody approves of all four.
    await castRankings(dao, ballotId, Array<number[]>(6).fill([2, 1, 1, 1, 1]));
    const open = expectAgreed(await recounted(setting, id), "ballot");
    expect(open.explanation).to.contain("a lot drawn after the close will decide");
    await countBallots(dao, id);
    const { runs, explanation } = expectAgreed(await recounted(setting, id), "provisional");
    const { drawBlock } = await dao.elections.election(id);
    expect(runs[0]!.outcome.draws[0]!.between).to.deep.equal([1, 2, 3, 4]);
    expect(runs[0]!.order).to.deep.equal(await dao.elections.elected(id));
    expect(explanation).to.contain(
      `tie, and the smaller lot, drawn from the hash of block ${drawBlock}, goes first`,
    );
    await seatElected(dao, id);
    const { election } = expectAgreed(await recounted(setting, id), "seated");
    expect(election.seated.map(({ candidate }) => candidate)).to.deep.equal(
      runs[0]!.order.slice(0, 2),
    );
  });

  it("follows whoever declined, withdrew, was dropped or passed over", async () => {
    const setting = await loadFixture(setUp);
    const { dao } = setting;
    const id = await callElection(dao);
    const [anna, bert, cora, dora, emma, ...others] = dao.founders;
    for (const [i, person] of [anna!, bert!, cora!, emma!].entries())
      await stand(dao, id, person, others[i]!);
    await dao.elections.connect(others[0]!).nominate(id, dora!);
    await dao.elections.connect(dora!).decline(id);
    await dao.elections.connect(bert!).withdraw(id);
    await dao.membership.connect(cora!).leave();
    const ballotId = await openBallot(dao, id);
    await castRankings(dao, ballotId, Array<number[]>(4).fill([3, 1, 2]), others);
    await countBallots(dao, id);
    await dao.membership.connect(anna!).leave();
    await seatElected(dao, id);
    const { election } = expectAgreed(await recounted(setting, id), "seated");
    expect(election.nominees.map(({ status }) => status)).to.deep.equal([
      "accepted",
      "withdrawn",
      "dropped",
      "accepted",
      "declined",
    ]);
    expect(election.passedOver).to.deep.equal([
      { candidate: anna!.address, eligibility: "not a voter" },
    ]);
    expect(election.seated.map(({ candidate }) => candidate)).to.deep.equal([emma!.address]);
  });

  const topic = (signature: string) => ethers.id(signature);
  const BALLOT_CAST = topic("BallotCast(bytes32,address,bytes,uint48)");
  const isBallot = (log: Log) => log.topics[0] === BALLOT_CAST;
  const lies: Record<string, [(logs: Log[]) => Log[], RegExp]> = {
    "hides a ballot": [
      (logs) => logs.filter((log) => log !== logs.find(isBallot)),
      /^The logs give 8 ballots, the ballot box says 9\.$/m,
    ],
    "tells a ballot twice": [
      (logs) => logs.flatMap((log) => (isBallot(log) ? [log, log] : [log])),
      /^0x[0-9a-fA-F]{40} replaced ballot number 1 by number 1, which is no later one\.$/m,
    ],
    "hides a voter": [
      (logs) =>
        logs.filter(
          ({ topics }) =>
            topics[0] !== topic("Enrolled(address,uint256)") || BigInt(topics[2]!) !== 2n,
        ),
      /^0x[0-9a-fA-F]{40} had no vote in this ballot\.$/m,
    ],
    "tells other ranks": [
      (logs) =>
        logs.map((log) =>
          isBallot(log)
            ? (Object.create(log, {
                data: { value: log.data.replace("04010203", "04030201") },
              }) as Log)
            : log,
        ),
      /^By the ballots 0x\w+ before .* beat RON, the contract says 0x/m,
    ],
    "hides a second": [
      (logs) =>
        logs.filter(
          (log) =>
            log !==
            logs.find(
              ({ topics }) =>
                topics[0] === topic("NomineeSeconded(bytes32,address,address,uint32)"),
            ),
        ),
      /^By the logs 0x\w+ has seconds: 0, the contract says 1\.$/m,
    ],
    "hides that the office changed": [
      (logs) =>
        logs.filter(
          ({ topics }) =>
            topics[0] !== topic("OfficeChanged(bytes32,(uint8,uint8,uint8,uint8,uint48,uint32))"),
        ),
      /^The call did not freeze the terms of the office that were in force\.$/m,
    ],
    "hides the rules": [
      (logs) =>
        logs.filter(
          ({ topics }) =>
            topics[0] !==
            topic(
              "ElectionRulesSet((uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint16))",
            ),
        ),
      /^The call did not freeze the rules of elections that were in force\.$/m,
    ],
    "hides the seating": [
      (logs) =>
        logs.filter(
          ({ topics }) =>
            topics[0] !== topic("OfficerSeated(bytes32,address,uint8,uint48,uint48,uint32,uint8)"),
        ),
      /^0x[0-9a-fA-F]{40} was elected and not seated\.$/m,
    ],
  };
  for (const [lie, [retell, difference]] of Object.entries(lies)) {
    it(`notices a node that ${lie}`, async () => {
      const { dao, electionId, ballotId } = await loadFixture(inBallot);
      await castRankings(dao, ballotId, RANKINGS);
      await countBallots(dao, electionId);
      await seatElected(dao, electionId);
      const lied = await connectCoalition(await dao.directory.getAddress(), lyingNode(retell));
      const { differences, agrees } = await recounted({ contracts: lied }, electionId);
      expect(agrees).to.equal(false);
      expect(differences.join("\n")).to.match(difference);
    });
  }

  it("notices lots that were drawn from another block", async () => {
    const { dao, contracts, electionId, ballotId } = await loadFixture(inBallot);
    await castRankings(dao, ballotId, RANKINGS);
    await closeBallot(dao, electionId);
    await networkHelpers.mine();
    await dao.elections.count(electionId);
    const [election] = await readElections(contracts, RANGE);
    election!.ballots[0]!.drawBlock! -= 1;
    const { differences } = await recountElection(contracts, election!, RANGE);
    expect(differences.join("\n")).to.match(/^The lots were not drawn from the hash/m);
  });
});

describe("the id of an election", () => {
  it("is the hash of what the call froze", async () => {
    const { dao, electionId } = await loadFixture(inBallot);
    const data = ethers.AbiCoder.defaultAbiCoder();
    const called = ethers.id(
      "ElectionCalled(bytes32,bytes32,(bytes32,uint48,uint48,uint48,uint48,uint48,uint8,uint8,uint48,uint64,uint16,uint32,uint8,uint32,uint16,(uint8,uint8,uint8,uint8,uint48,uint32),(uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint32,uint8,uint8,uint16)),string)",
    );
    // The tie rule is the last of the encoding: its words may not be others.
    const forge = (logs: Log[]) =>
      logs.map((log) => {
        if (log.topics[0] !== called) return log;
        const types = [...dao.elections.interface.getEvent("ElectionCalled").inputs].slice(2);
        const [struct] = data.decode(types, log.data) as unknown as [object];
        return Object.create(log, {
          data: { value: data.encode(types, [struct, "the taller one"]) },
        }) as Log;
      });
    const lied = await connectCoalition(await dao.directory.getAddress(), lyingNode(forge));
    const { differences } = await recounted({ contracts: lied }, electionId);
    expect(differences).to.deep.equal([
      "The election's id is not the hash of what its call froze.",
    ]);
  });
});

describe("electionPhase", () => {
  it("says of an annulled election why", async () => {
    const { contracts, electionId } = await loadFixture(inBallot);
    const election = findElection(await readElections(contracts, RANGE), electionId);
    const annulled = { ...election, milestone: "annulled" as const, annulledFor: "It was\nbent." };
    expect(electionPhase(annulled, 0n)).to.deep.equal({
      stage: "annulled",
      until: undefined,
      step: undefined,
      sentence: 'A motion annulled the result: "It was\\nbent.".',
    });
  });
});

describe("findElection", () => {
  it("finds by office, by id and by the beginning of an id", async () => {
    const { dao, contracts, electionId } = await loadFixture(inBallot);
    const leading = await callElection(dao, CO_LEADER);
    const elections = await readElections(contracts, RANGE);
    const idOf = (given: string) => findElection(elections, given).id;
    expect(idOf("archivist")).to.equal(electionId);
    expect(idOf(ARCHIVIST)).to.equal(electionId);
    expect(idOf(" Co-Leader ")).to.equal(leading);
    expect(idOf(leading.slice(0, 10))).to.equal(leading);
    const ambiguous = elections.map((election) => ({
      ...election,
      id: `0xabcd${election.id.slice(6)}`,
    }));
    for (const [list, given, code] of [
      [elections, "0x12", "ELECTION_UNKNOWN"],
      [elections, "treasurer", "ELECTION_UNKNOWN"],
      [ambiguous, "0xABCD", "ELECTION_AMBIGUOUS"],
    ] as const)
      expect(() => findElection(list, given))
        .to.throw()
        .with.property("code", code);
  });
});
