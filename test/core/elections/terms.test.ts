import { expect } from "chai";
import fc from "fast-check";
import {
  boundaryAfter,
  ELECTION_METHODS,
  leadOf,
  seatsIn,
  thresholdOf,
} from "../../../core/elections/index.js";
import { electionRulesOf } from "../../../core/elections/terms.js";
import { foundCoalition, loadFixture } from "../../fixture/coalition.js";

const DAY = 86_400;

describe("terms on the calendar", () => {
  const anyTerms = fc.record({
    seats: fc.constant(9),
    method: fc.constantFrom(...ELECTION_METHODS),
    cohorts: fc.integer({ min: 1, max: 9 }),
    termsInRow: fc.constant(2),
    firstTermAt: fc.bigInt(1n, 2n ** 33n),
    term: fc.integer({ min: 90 * DAY, max: 1_825 * DAY }),
  });

  it("end where the contract lets them end, before the first boundary and after", async () => {
    const { offices } = await loadFixture(foundCoalition);
    await fc.assert(
      fc.asyncProperty(
        anyTerms,
        fc.integer({ min: 0, max: 8 }),
        // From the year 1975 on: no term reaches back to the beginning of time.
        fc.bigInt(160_000_000n, 2n ** 34n),
        async (terms, seat, moment) => {
          const struct = { ...terms, method: ELECTION_METHODS.indexOf(terms.method) };
          expect(boundaryAfter(terms, seat, moment)).to.equal(
            await offices.termEnd(struct, seat, moment),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are later than the moment, by a term at most", () => {
    fc.assert(
      fc.property(
        anyTerms,
        fc.integer({ min: 0, max: 8 }),
        fc.bigInt(0n, 2n ** 34n),
        (terms, seat, moment) => {
          const boundary = boundaryAfter(terms, seat, moment);
          expect(boundary > moment && boundary <= moment + BigInt(terms.term)).to.equal(true);
        },
      ),
    );
  });

  it("give the lead of the contract", async () => {
    const { elections, coalition } = await loadFixture(foundCoalition);
    const rules = electionRulesOf(await elections.electionRules());
    expect(leadOf(rules)).to.equal(Number(await elections.lead()));
    expect(rules.nominations).to.equal(coalition.elections.nominations);
  });
});

describe("masks and thresholds", () => {
  it("name seats by their bits", () => {
    expect(seatsIn(0n)).to.deep.equal([]);
    expect(seatsIn(0b1_0000_0101n)).to.deep.equal([0, 2, 8]);
  });

  it("round shares up, keep the floor and never ask for more than there are", () => {
    expect(thresholdOf(20, 3, 1_000)).to.equal(3);
    expect(thresholdOf(31, 3, 1_000)).to.equal(4);
    expect(thresholdOf(2, 3, 1_000)).to.equal(2);
    expect(thresholdOf(0, 3, 1_000)).to.equal(0);
  });
});
