import { EMPTY_JOURNAL, JOURNAL_SLOT, journalOfSlot } from "../../journal/index.js";
import { tables } from "../../replay/index.js";
import { storageAt } from "../chain-answers.js";
import type { Check } from "../check.js";
import { compare } from "../findings.js";
import { partsOf } from "../parts.js";

export const journalsCheck: Check = {
  id: "journals",
  title: "The journals",
  proves:
    "No event of any contract was left out, added, altered or reordered: folded one after the other they give the head that the contract keeps in its storage.",
  async *run(context) {
    const parts = await partsOf(context);
    let entries = 0;
    for (const [done, { address, title }] of parts.entries()) {
      const own = await tables.journals.get(context.state, address);
      // Who computes only, or is no part of ours, keeps none: its slot is empty, as is its fold.
      const { count, head } = own ?? { count: 0, head: EMPTY_JOURNAL.head };
      const kept = journalOfSlot(await storageAt(context, address, JOURNAL_SLOT));
      const evidence = `slot ${JOURNAL_SLOT} of ${address}`;
      yield* compare(`entries in the journal of ${title}`, count, kept.count, evidence);
      yield* compare(`head of the journal of ${title}`, head, kept.head, evidence);
      entries += count;
      context.progress(done + 1, parts.length);
    }
    return { items: parts.length, figures: { entries } };
  },
};
