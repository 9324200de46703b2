import { useState } from "react";
import { onOneLine } from "../../../../core/format/index.js";
import { useWords } from "../../../language/index.js";
import { Section, Select } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { type OptionView, wordingOf } from "../motion/texts.js";
import { WordDiff } from "./word-diff-view.js";

export interface ComparisonProps {
  motion: MotionView;
  options: readonly OptionView[];
}

/** Any two of a motion's texts, word by word. */
export function Comparison({ motion, options }: ComparisonProps) {
  const words = useWords("motions");
  const [own] = options;
  const first = own?.origin.id ?? motion.id;
  const other = own?.text.id !== first ? own?.text.id : options[1]?.text.id;
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  if (motion.texts.length < 2) return null;
  const before = chosen.before ?? first;
  const after = chosen.after ?? other ?? motion.texts.at(-1)?.id ?? first;
  const choices = motion.texts.map(({ id, kind, title }) => ({
    value: id,
    label: words(`compare.${kind}`, { title: onOneLine(title) }),
  }));
  const textOf = (id: string) =>
    wordingOf(motion.texts.find((text) => text.id === id)?.description ?? "");
  return (
    <Section title={words("compare.title")} level={3}>
      <div className="compare-choice">
        <Select
          label={words("compare.before")}
          value={before}
          onChange={(id) => setChosen({ ...chosen, before: id })}
          options={choices}
        />
        <Select
          label={words("compare.after")}
          value={after}
          onChange={(id) => setChosen({ ...chosen, after: id })}
          options={choices}
        />
      </div>
      <WordDiff before={textOf(before)} after={textOf(after)} />
    </Section>
  );
}
