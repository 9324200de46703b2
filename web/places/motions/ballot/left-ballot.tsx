import { placesOf } from "../../../../core/elections/places.js";
import { useWords } from "../../../language/index.js";
import { useDraft, useFormat } from "../../../parts/index.js";
import { tidy } from "../../../parts/ranking/index.js";
import type { MotionView } from "../../../reading/index.js";
import { LeftDraft } from "../left-draft.js";
import { plainDraftKey, rankedDraftKey } from "./draft-keys.js";
import { useAlternativeNames } from "./use-alternative-names.js";

/** A ballot that was being made out when the vote ended. */
export function LeftBallot({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const format = useFormat();
  const names = useAlternativeNames(motion);
  const [plain, , clearPlain] = useDraft(plainDraftKey(motion), { choice: "", reason: "" });
  const [ranked, , clearRanked] = useDraft(rankedDraftKey(motion), {
    ranks: names.map(() => 0),
    reason: "",
  });
  const ranking = placesOf(tidy(ranked.ranks)).map((group, index) => {
    const label = words("ballot.place", { place: format.number(index + 1) });
    return [label, format.list(group.map((each) => names[each] ?? ""))] as const;
  });
  return (
    <LeftDraft
      written={[
        [words("act.yourVote"), plain.choice === "" ? "" : words(`support.${plain.choice}`)],
        ...ranking,
        [words("ballot.reason"), plain.reason],
        [words("ballot.reason"), ranked.reason],
      ]}
      onClear={() => {
        clearPlain();
        clearRanked();
      }}
    />
  );
}
