import type { RecallPhase, RecallRecord, RecallRecount } from "../../core/elections/index.js";
import { countOf, formatCount, quote } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";

/** A recall for machines. Times are timestamps in seconds. */
export function recallSummary(recall: RecallRecord, { stage, until, sentence }: RecallPhase) {
  const { id, office, officeId, holder, petitioner, reason, signatories, needed } = recall;
  return {
    recall: id,
    ...{ office, officeId, holder, petitioner, reason, stage, sentence },
    until: until === undefined ? null : Number(until),
    filedAt: Number(recall.filedAt),
    signatures: signatories.length,
    signaturesNeeded: needed,
    signatories,
    closesAt: recall.closesAt === 0n ? null : Number(recall.closesAt),
    quorum: recall.quorum,
    concluded: recall.concluded ?? null,
  };
}

/** Writes a recount of a recall for people. */
export function presentRecallRecount(output: Output, recount: RecallRecount): void {
  const { recall, votesFor, votesAgainst, electorate, ballot } = recount;
  output.line(`Recall of ${recall.holder} from ${recall.office} (${recall.id})`);
  output.line(`The petition says: ${quote(recall.reason, 512)}`);
  if (ballot !== undefined)
    output.table(
      ["", "Counted from logs"],
      [
        ["For recall", formatCount(votesFor)],
        ["For keeping", formatCount(votesAgainst)],
        ["For recall needed", formatCount(recall.quorum)],
      ],
    );
  output.line(`The electorate: ${countOf(electorate, "voter")}.`);
  output.line(recount.explanation);
  for (const difference of recount.differences) output.note(`DIFFERENCE: ${difference}`);
  output.line(
    recount.agrees
      ? "The recount agrees with the contracts."
      : "THE RECOUNT DOES NOT AGREE WITH THE CONTRACTS.",
  );
}

/** The recount of a recall for machines. */
export function recallRecountResult(recount: RecallRecount) {
  const { recall, phase, votesFor, votesAgainst, electorate, ballot, explanation } = recount;
  return {
    ...recallSummary(recall, phase),
    votesFor,
    votesAgainst,
    electorate,
    ballots: ballot?.ballots ?? 0,
    explanation,
    agrees: recount.agrees,
    differences: recount.differences,
  };
}
