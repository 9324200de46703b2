import { placesOf } from "../../../../core/elections/places.js";
import { utf8Length } from "../../../../core/lists/index.js";
import { REASON_LIMIT } from "../../../../core/wire/ballots.js";
import { ActButton } from "../../../acting/index.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import { useDraft, useFormat } from "../../../parts/index.js";
import { RankingField, tidy } from "../../../parts/ranking/index.js";
import type { MotionView } from "../../../reading/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { ballotTexts } from "../motion/texts.js";
import { rankedDraftKey } from "./draft-keys.js";
import { ReasonField } from "./reason-field.js";
import { useAlternativeNames } from "./use-alternative-names.js";
import { useWhyNoBallot } from "./use-why-no-ballot.js";

/** All texts and the status quo in the voter's order; some may be equal, some left out. */
export function RankedBallot({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const format = useFormat();
  const addresses = useAddresses();
  const names = useAlternativeNames(motion);
  const texts = ballotTexts(motion);
  const [draft, setDraft, clear] = useDraft(rankedDraftKey(motion), {
    ranks: names.map(() => 0),
    reason: "",
  });
  const why = useWhyNoBallot(motion);
  if (addresses === undefined) return null;
  const alternatives = [0, ...texts.flatMap((text, index) => (text === 0n ? [] : [index + 1]))];
  const ranking = tidy(draft.ranks);
  const groups = placesOf(ranking);
  const reason = draft.reason.trim();
  const missing =
    groups.length === 0
      ? words("why.noRanking")
      : utf8Length(reason) > REASON_LIMIT
        ? words("why.reasonTooLong")
        : undefined;
  const named = (group: readonly number[]) => format.list(group.map((each) => names[each] ?? ""));
  const last = alternatives.filter((each) => ranking[each] === 0);
  return (
    <div className="motion-form">
      <RankingField
        label={words("ballot.rank")}
        description={words("ballot.rankWhat")}
        items={alternatives.map((alternative) => ({
          alternative,
          name: names[alternative] ?? "",
        }))}
        value={draft.ranks}
        onChange={(ranks) => setDraft({ ...draft, ranks })}
      />
      <ReasonField
        value={draft.reason}
        onChange={(next) => setDraft({ ...draft, reason: next })}
        costs={false}
      />
      <ActButton
        why={why ?? missing}
        onLanded={clear}
        intent={() => ({
          title: words("act.vote"),
          lead: words("act.voteLead"),
          facts: [
            [words("act.motion"), motion.title],
            ...groups.map(
              (group, index) =>
                [words("ballot.place", { place: format.number(index + 1) }), named(group)] as const,
            ),
            ...(last.length === 0 ? [] : [[words("ballot.last"), named(last)] as const]),
            ...(reason === "" ? [] : [[words("ballot.reason"), reason] as const]),
          ],
          call: motionActs.rank(addresses, motion.id, { texts, ranking, reason }),
        })}
      >
        {words("act.vote")}
      </ActButton>
    </div>
  );
}
