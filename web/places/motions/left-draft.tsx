import { useWords } from "../../language/index.js";
import { Button, Facts, Notice, Plain } from "../../parts/index.js";

export interface LeftDraftProps {
  /** What was typed or chosen, by the labels it was typed under. */
  written: readonly (readonly [label: string, text: string])[];
  onClear: () => void;
}

/** What somebody had begun when the time for it ended: said, and kept, so that it can be copied. */
export function LeftDraft({ written, onClear }: LeftDraftProps) {
  const words = useWords("motions");
  const some = written.filter(([, text]) => text.trim() !== "");
  if (some.length === 0) return null;
  return (
    <Notice tone="warning" title={words("left.title")}>
      <p>{words("left.words")}</p>
      <Facts
        items={some.map(([label, text]) => [label, <Plain key={label} text={text} lines />])}
      />
      <Button onPress={onClear}>{words("left.clear")}</Button>
    </Notice>
  );
}
