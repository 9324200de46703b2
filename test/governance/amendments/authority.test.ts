import { loadFixture, time } from "../../fixture/coalition.js";
import { expectRefused } from "../refused.js";
import { withRival } from "./texts.js";

describe("Amendments: what the contracts take from each other alone", () => {
  it("is that a rival enters and a plain vote counts: the governor's word", async () => {
    const c = await loadFixture(withRival);
    const [mover] = c.founders;
    const { amendments, motion, rival } = c;
    const refused = (act: () => Promise<unknown>) =>
      expectRefused(act, amendments, "AmendmentsUnauthorized", mover!.address);
    await refused(() => amendments.enter(motion.id, rival.id));
    await refused(() => amendments.count(motion.id, 1, mover!, 1));
  });

  it("is when a vote opens and closes, and what is filed as what: the amendments' and the notices'", async () => {
    const c = await loadFixture(withRival);
    const [mover] = c.founders;
    const { governor, motion } = c;
    const at = BigInt(await time.latest()) + 86_400n * 30n;
    const refused = (act: () => Promise<unknown>) =>
      expectRefused(act, governor, "CoalitionGovernorUnauthorized", mover!.address);
    await refused(() => governor.amended(motion.id, at));
    await refused(() => governor.prolong(motion.id, at));
    await refused(() => governor.contest(motion.id, at));
    for (const filing of [0, 1, 2, 3]) {
      await refused(() => governor.introduce(filing, motion.id, mover!));
    }
  });
});
