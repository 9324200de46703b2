import { expect } from "chai";
import { CoalitionFileError, DAY } from "../../../core/coalition/index.js";
import { refuseFarTerms } from "../../../scripts/deployment/refuse-far-terms.js";
import { readCoalition } from "../../fixture/founding.js";

describe("refuseFarTerms", () => {
  it("takes a first term up to 1,825 days ahead, as the contract does, and any of the past", async () => {
    const file = await readCoalition();
    const { firstTerm } = file.offices[0]!;
    for (const now of [firstTerm - 1_825 * DAY, firstTerm, firstTerm + 9_999 * DAY]) {
      expect(() => refuseFarTerms(file, "file.json5", now)).not.to.throw();
    }
  });

  it("names the first that lies further ahead, and counts the others", async () => {
    const file = await readCoalition();
    const { firstTerm } = file.offices[0]!;
    const [first, ...others] = file.offices;
    const near = { ...file, offices: [{ ...first!, firstTerm: firstTerm - DAY }, ...others] };
    const now = firstTerm - 1_825 * DAY - 1;
    expect(() => refuseFarTerms(near, "file.json5", now))
      .to.throw(
        CoalitionFileError,
        "file.json5: offices[1].firstTerm: 2027-01-01 is more than 1825 days after today, 2022-01-01 (chosen) (and 3 more problems)",
      )
      .with.property("code", "COALITION_FILE_INVALID");
  });
});
