import { readElections, recountElection } from "../../elections/index.js";
import { shortHash } from "../../format/index.js";
import type { Check } from "../check.js";
import { differences } from "../findings.js";

export const electionsCheck: Check = {
  id: "elections",
  title: "Elections",
  proves:
    "Counted again from the events, with lots from the block that was fixed, every election froze the rules in force and elected, seated and passed over whom the contracts say.",
  async *run({ contracts, range, progress }) {
    const elections = await readElections(contracts, range);
    let ballots = 0;
    for (const [done, election] of elections.entries()) {
      const recounted = await recountElection(contracts, election, range);
      const item = `election to ${election.office} ${shortHash(election.id)}`;
      yield* differences(item, recounted.differences, election.id);
      for (const run of recounted.runs) ballots += run.ballots;
      progress(done + 1, elections.length);
    }
    return { items: elections.length, figures: { elections: elections.length, ballots } };
  },
};
