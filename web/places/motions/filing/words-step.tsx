import { DESCRIPTION_LIMIT } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { Markdown, Section, TextArea, TextField } from "../../../parts/index.js";
import type { StepProps } from "./what-step.js";

/** Room that the title's mark and the proposer's line take in a description. */
const AROUND = 64;

/** What the motion says of itself. */
export function WordsStep({ draft, setDraft }: StepProps) {
  const words = useWords("motions");
  const left = DESCRIPTION_LIMIT - AROUND - new TextEncoder().encode(draft.title).length;
  return (
    <>
      <TextField
        label={words("new.titleLabel")}
        description={words("new.titleWhat")}
        value={draft.title}
        onChange={(title) => setDraft({ ...draft, title })}
        isRequired
      />
      <TextArea
        label={words("new.textLabel")}
        description={words("new.textWhat")}
        value={draft.text}
        onChange={(text) => setDraft({ ...draft, text })}
        rows={12}
        maxBytes={Math.max(0, left)}
      />
      {draft.text.trim() !== "" && (
        <Section title={words("new.preview")} level={2}>
          <div className="motion-words" dir="auto">
            <Markdown text={draft.text} headingLevel={3} />
          </div>
        </Section>
      )}
    </>
  );
}
