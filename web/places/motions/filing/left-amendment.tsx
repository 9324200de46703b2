import { useWords } from "../../../language/index.js";
import { useDraft } from "../../../parts/index.js";
import { LeftDraft } from "../left-draft.js";
import { EMPTY_DRAFT, isDraft } from "./draft.js";

/** A text that was being written when the discussion ended. */
export function LeftAmendment({ draftKey }: { draftKey: string }) {
  const words = useWords("motions");
  const [draft, , clear] = useDraft(draftKey, EMPTY_DRAFT, isDraft);
  const content = words("new.step.content");
  return (
    <LeftDraft
      written={[
        [words("new.titleLabel"), draft.title],
        [words("new.textLabel"), draft.text],
        ...Object.values(draft.fields).map((each) => [content, each] as const),
        ...draft.renditions.map(({ text }) => [content, text] as const),
      ]}
      onClear={clear}
    />
  );
}
