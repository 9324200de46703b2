import { readRecalls, recountRecall } from "../../elections/index.js";
import { shortHash } from "../../format/index.js";
import type { Check } from "../check.js";
import { differences } from "../findings.js";

export const recallsCheck: Check = {
  id: "recalls",
  title: "Recalls",
  proves:
    "Counted again from the events, every petition had the signatures it needed and every vote ended as the contracts say.",
  async *run({ contracts, range, progress }) {
    const recalls = await readRecalls(contracts, range);
    for (const [done, recall] of recalls.entries()) {
      const recounted = await recountRecall(contracts, recall, range);
      const item = `recall from ${recall.office} ${shortHash(recall.id)}`;
      yield* differences(item, recounted.differences, recall.id);
      progress(done + 1, recalls.length);
    }
    return { items: recalls.length };
  },
};
