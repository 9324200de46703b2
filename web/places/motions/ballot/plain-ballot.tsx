import { utf8Length } from "../../../../core/lists/index.js";
import { rankingOfVote, SUPPORT, type SupportName } from "../../../../core/motions/index.js";
import { REASON_LIMIT } from "../../../../core/wire/ballots.js";
import { ActButton } from "../../../acting/index.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import { RadioGroup, useDraft } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { ballotTexts, isRanked, speakingText } from "../motion/texts.js";
import { plainDraftKey } from "./draft-keys.js";
import { ReasonField } from "./reason-field.js";
import { useWhyNoBallot } from "./use-why-no-ballot.js";

const EMPTY = { choice: "", reason: "" };

/** For, against or abstain, where one text stands. */
export function PlainBallot({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const [draft, setDraft, clear] = useDraft(plainDraftKey(motion), EMPTY);
  const why = useWhyNoBallot(motion);
  const ranked = isRanked(motion);
  const text = speakingText(motion);
  if (addresses === undefined || text === undefined) return null;
  const { choice } = draft;
  const reason = draft.reason.trim();
  const missing =
    choice === ""
      ? words("why.noChoice")
      : utf8Length(reason) > REASON_LIMIT
        ? words("why.reasonTooLong")
        : undefined;
  const call = (support: SupportName) => {
    if (!ranked) return motionActs.vote(addresses, text.id, SUPPORT[support], reason);
    // Once a text was replaced, ballots are rankings, also where one text stands.
    const texts = ballotTexts(motion);
    const standing = [true, ...texts.map((each) => each !== 0n)];
    const place = texts.indexOf(BigInt(text.id)) + 1;
    const ranking = rankingOfVote(SUPPORT[support], place, standing);
    return motionActs.rank(addresses, motion.id, { texts, ranking, reason });
  };
  return (
    <div className="motion-form">
      <RadioGroup
        label={words("ballot.question", { title: text.title })}
        value={choice}
        onChange={(next) => setDraft({ ...draft, choice: next })}
        options={(["for", "against", "abstain"] as const).map((value) => ({
          value,
          label: words(`support.${value}`),
          description: words(`support.${value}What`),
        }))}
      />
      <ReasonField
        value={draft.reason}
        onChange={(next) => setDraft({ ...draft, reason: next })}
        costs={!ranked}
      />
      <ActButton
        why={why ?? missing}
        onLanded={clear}
        intent={() => ({
          title: words("act.vote"),
          lead: words("act.voteLead"),
          facts: [
            [words("act.motion"), text.title],
            [words("act.yourVote"), words(`support.${choice}`)],
            ...(reason === "" ? [] : [[words("ballot.reason"), reason] as const]),
          ],
          call: call(choice as SupportName),
        })}
      >
        {words("act.vote")}
      </ActButton>
    </div>
  );
}
