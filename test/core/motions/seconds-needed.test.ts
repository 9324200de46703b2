import { expect } from "chai";
import fc from "fast-check";
import { MOTION_CLASSES } from "../../../core/motions/index.js";
import { objectionsNeededBy, secondsNeededBy } from "../../../core/motions/seconds-needed.js";
import { foundCoalition, loadFixture } from "../../fixture/coalition.js";

describe("what a text needs", () => {
  it("is what the rulebook says for the voters there are", async () => {
    const { rulebook, membership } = await loadFixture(foundCoalition);
    const voters = Number(await membership.voterCount());
    for (const [index, of] of MOTION_CLASSES.entries()) {
      const { secondsCap } = await rulebook.motionRules(index);
      const needed = secondsNeededBy({ secondsCap: Number(secondsCap) }, of, voters);
      expect(BigInt(needed)).to.equal(await rulebook.secondsNeeded(index));
    }
    const { consentFloor, consentShare } = await rulebook.deliberationRules();
    const rules = { consentFloor: Number(consentFloor), consentShare: Number(consentShare) };
    expect(BigInt(objectionsNeededBy(rules, voters))).to.equal(await rulebook.objectionsNeeded());
  });

  it("is min(K, ⌈√n / 2⌉) seconds, twice the root for a fundamental one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 2, max: 10_000 }),
        (cap, n) => {
          const half = Math.ceil(Math.sqrt(n) / 2);
          const needed = (of: "ordinary" | "fundamental") =>
            secondsNeededBy({ secondsCap: cap }, of, n);
          expect(needed("ordinary")).to.equal(Math.min(cap, half, n - 1));
          expect(needed("fundamental")).to.equal(Math.min(cap, 2 * half, n - 1));
        },
      ),
    );
  });

  it("is never nothing, and never more objections than there are voters", () => {
    expect(secondsNeededBy({ secondsCap: 5 }, "ordinary", 0)).to.equal(1);
    expect(secondsNeededBy({ secondsCap: 5 }, "fundamental", 1)).to.equal(1);
    expect(objectionsNeededBy({ consentFloor: 4, consentShare: 0 }, 3)).to.equal(3);
    expect(objectionsNeededBy({ consentFloor: 1, consentShare: 100 }, 1_001)).to.equal(11);
  });
});
