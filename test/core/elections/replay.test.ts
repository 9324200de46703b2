import { expect } from "chai";
import fc from "fast-check";
import { connectCoalition } from "../../../core/contracts/index.js";
import { compareElection } from "../../../core/elections/compare-election.js";
import {
  electionStage,
  readElections,
  readOffices,
  readRecalls,
  recountElection,
  recountRecall,
  replayOffices,
} from "../../../core/elections/index.js";
import { ethers, foundCoalition, loadFixture } from "../../fixture/coalition.js";
import { anyCourse, Course, type Step } from "./random-course.js";

const RANGE = { fromBlock: 0 };

async function setUp() {
  const dao = await foundCoalition();
  const contracts = await connectCoalition(await dao.directory.getAddress(), ethers.provider);
  return { dao, contracts };
}

const step = (kind: Step["kind"], by = 0, whom = 1): Step => ({
  kind,
  by,
  whom,
  office: 0,
  ranks: [3, 1, ...new Array<number>(15).fill(2)],
});

/** Somebody is elected and recalled, whatever else chance brings. */
const WHOLE_COURSE = [
  [step("call"), step("stand", 1, 2), step("stand", 2, 3), step("finish")],
  [step("petition"), step("sign"), step("poll"), step("next")],
];

describe("offices, elections and recalls, told by their events", () => {
  it("are what the contracts say, in any history", async () => {
    const seen = { stages: new Set<string>(), recalls: new Set<string>(), officers: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(anyCourse(16), { minLength: 8, maxLength: 8 }), async (parts) => {
        const { dao, contracts } = await loadFixture(setUp);
        const course = new Course(dao);
        for (const steps of parts) {
          await course.play(steps);
          const block = (await ethers.provider.getBlock("latest"))!;
          const now = BigInt(block.timestamp);
          for (const election of await readElections(contracts, RANGE)) {
            const stage = electionStage(election, now);
            seen.stages.add(stage);
            const where = { stage, now, blockTag: block.number };
            expect(await compareElection(contracts, election, where)).to.deep.equal([]);
            expect((await recountElection(contracts, election, RANGE)).differences).to.deep.equal(
              [],
            );
          }
          for (const recall of await readRecalls(contracts, RANGE)) {
            const { differences, phase } = await recountRecall(contracts, recall, RANGE);
            seen.recalls.add(phase.stage);
            expect(differences).to.deep.equal([]);
          }
          const offices = await replayOffices(contracts, RANGE);
          expect(offices).to.deep.equal(await readOffices(contracts));
          seen.officers += offices
            .flatMap(({ seats }) => seats)
            .filter((seat) => seat.holder).length;
        }
      }),
      { numRuns: 20, endOnFailure: true, examples: [[WHOLE_COURSE]] },
    );
    // A history in which nothing happens proves nothing.
    expect(seen.stages).to.include("seated");
    expect(seen.recalls).to.include("recalled");
    expect(seen.officers).to.be.greaterThan(0);
  });
});
