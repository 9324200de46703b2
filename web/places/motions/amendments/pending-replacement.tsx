import type { MotionTextView } from "../../../../core/wire/read.js";
import { useAddresses } from "../../../reading/index.js";
import { useWords } from "../../../language/index.js";
import { Countdown, Notice, Plain } from "../../../parts/index.js";
import { motionActs } from "../acts/motion-acts.js";
import { ObjectForm } from "../motion/object-form.js";
import { type OptionView, wordingOf } from "../motion/texts.js";
import { WordDiff } from "./word-diff-view.js";

export interface PendingReplacementProps {
  origin: MotionTextView;
  before: MotionTextView;
  pending: NonNullable<OptionView["pending"]>;
}

/** What is about to take a text's place, what it changes, and the way to object. */
export function PendingReplacement({ origin, before, pending }: PendingReplacementProps) {
  const words = useWords("motions");
  const addresses = useAddresses();
  const { how, objectUntil, content } = pending;
  return (
    <Notice tone="warning" title={words(`pending.${how}`)}>
      <p>
        <Plain text={content.title} />
      </p>
      <p>
        {words(`pending.${how}Who`)} <Countdown until={objectUntil} />
      </p>
      <WordDiff before={wordingOf(before.description)} after={wordingOf(content.description)} />
      {addresses !== undefined && (
        <ObjectForm
          about={content.id}
          title={content.title}
          call={(reason) => motionActs.objectToReplacement(addresses, origin.id, reason)}
        />
      )}
    </Notice>
  );
}
