import { expect } from "chai";
import type { Log } from "ethers";
import { connectCoalition } from "../../../core/contracts/index.js";
import {
  castRanking,
  findRecall,
  petitionRecall,
  readOffices,
  readRecalls,
  recountRecall,
  replayOffices,
  signPetition,
  concludeRecall,
  type Act,
  type RecallStage,
} from "../../../core/elections/index.js";
import { ARCHIVIST, DAY, elect } from "../../elections/standing.js";
import { ethers, foundCoalition, loadFixture, time } from "../../fixture/coalition.js";
import { lyingNode } from "../lying-node.js";
import { refusalOf } from "../refusal.js";

const RANGE = { fromBlock: 0 };
const OFFICE = { id: ARCHIVIST, name: "archivist" };

async function inOffice() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  const holder = dao.founders[0]!;
  await elect(dao, ARCHIVIST, [holder]);
  const send = (voter: number, { to, data }: Act) =>
    dao.founders[voter]!.sendTransaction({ to, data });
  const petition = async (voter = 1) => {
    const reason = "They sleep.";
    await send(voter, petitionRecall(contracts, OFFICE, { holder: holder.address, reason }));
    const recalls = await readRecalls(contracts, RANGE);
    return recalls.at(-1)!;
  };
  const decide = async (id: string, ballots: number[][], sequence = 1) => {
    for (const [voter, ranks] of ballots.entries())
      await send(voter, castRanking(contracts, { ballotId: id, ranks, sequence }));
  };
  return { dao, contracts, holder, send, petition, decide };
}

const [KEEP, RECALL, NEITHER] = [
  [1, 2],
  [2, 1],
  [0, 0],
];

describe("recountRecall", () => {
  it("agrees from the petition to the end of the term", async () => {
    const { dao, contracts, holder, send, petition, decide } = await loadFixture(inOffice);
    const { id } = await petition();
    const count = async (stage: RecallStage) => {
      const recall = findRecall(await readRecalls(contracts, RANGE), id.slice(0, 10));
      const found = await recountRecall(contracts, recall, RANGE);
      expect(found.differences).to.deep.equal([]);
      expect(found.phase.stage).to.equal(stage);
      return found;
    };
    const first = await count("petition");
    expect(first.recall).to.deep.include({ office: "archivist", needed: 5, quorum: 3 });
    expect(first.phase.sentence).to.match(/^1 of 5 signatures given; the vote opens with the last/);
    for (const voter of [2, 3, 4, 5]) await send(voter, signPetition(contracts, first.recall));
    await count("vote");
    await decide(id, Array<number[]>(5).fill(KEEP!));
    await decide(id, [KEEP!, KEEP!, RECALL!, RECALL!, RECALL!, RECALL!, NEITHER!], 2);
    expect(await count("vote")).to.include({ votesFor: 4, votesAgainst: 2, electorate: 12 });
    await time.increase(15n * DAY);
    expect((await count("closing")).explanation).to.equal(
      "Recall from archivist: 4 for recall, 2 for keeping; 3 for recall are needed, and two to each against: reached. The vote is over: anyone may now count it.",
    );
    await send(7, concludeRecall(contracts, first.recall));
    expect((await count("recalled")).phase.sentence).to.equal(
      "The officer was recalled, and the term ended at once.",
    );
    expect(await dao.offices.isOfficer(ARCHIVIST, holder)).to.equal(false);
    expect(await replayOffices(contracts, RANGE)).to.deep.equal(await readOffices(contracts));
  });

  it("agrees on a petition that lapsed and on an officer who was kept", async () => {
    const { contracts, send, petition, decide } = await loadFixture(inOffice);
    const lapsed = await petition();
    await time.increase(31n * DAY);
    const kept = await petition();
    for (const voter of [2, 3, 4, 5]) await send(voter, signPetition(contracts, kept));
    // Three to two is not two to one.
    await decide(kept.id, [RECALL!, RECALL!, RECALL!, KEEP!, KEEP!]);
    await time.increase(15n * DAY);
    await send(0, concludeRecall(contracts, kept));
    const recalls = await readRecalls(contracts, RANGE);
    const stages = await Promise.all(
      recalls.map(async (recall) => {
        const { differences, phase } = await recountRecall(contracts, recall, RANGE);
        expect(differences).to.deep.equal([]);
        return phase.stage;
      }),
    );
    expect(stages).to.deep.equal(["lapsed", "kept"]);
    expect(recalls.map(({ id }) => id)).to.deep.equal([lapsed.id, kept.id]);
  });

  const lies: Record<string, [string, RegExp]> = {
    "hides ballots": [
      "BallotCast(bytes32,address,bytes,uint48)",
      /^By the ballots it is 0 for recall and 0 against, the contract says 4 and 0: recalled\.$/m,
    ],
    "hides the roll": [
      "Enrolled(address,uint256)",
      /^By the rules it needs 0 signatures, the contract says 5\.$/m,
    ],
    "hides the count": [
      "RecallConcluded(bytes32,bool,uint256,uint256,bool)",
      /^By the logs the recall is at the stage closing, the contract says recalled\.$/m,
    ],
  };
  for (const [lie, [event, difference]] of Object.entries(lies)) {
    it(`notices a node that ${lie}`, async () => {
      const { dao, contracts, send, petition, decide } = await loadFixture(inOffice);
      const recall = await petition();
      for (const voter of [2, 3, 4, 5]) await send(voter, signPetition(contracts, recall));
      await decide(recall.id, Array<number[]>(4).fill(RECALL!));
      await time.increase(15n * DAY);
      await send(0, concludeRecall(contracts, recall));
      const hide = (logs: Log[]) => logs.filter(({ topics }) => topics[0] !== ethers.id(event));
      const lied = await connectCoalition(await dao.directory.getAddress(), lyingNode(hide));
      const [told] = await readRecalls(lied, RANGE);
      const { differences, agrees } = await recountRecall(lied, told!, RANGE);
      expect(agrees).to.equal(false);
      expect(differences.join("\n")).to.match(difference);
    });
  }

  it("refuses a reason that is none, and what names no recall", async () => {
    const { contracts, holder, petition } = await loadFixture(inOffice);
    const file = (reason: string) => () =>
      petitionRecall(contracts, OFFICE, { holder: holder.address, reason });
    await refusalOf(file(" "), "TEXT_MISSING");
    await refusalOf(file("é".repeat(257)), "TEXT_TOO_LONG");
    await petition();
    const recalls = await readRecalls(contracts, RANGE);
    await refusalOf(() => findRecall(recalls, "0x12345678"), "RECALL_UNKNOWN");
    await refusalOf(() => findRecall(recalls, "archivist"), "RECALL_UNKNOWN");
  });
});
