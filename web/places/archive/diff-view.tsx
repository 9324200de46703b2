import { useMemo, useState } from "react";
import { useWords } from "../../language/index.js";
import { Checkbox, Notice } from "../../parts/index.js";
import { DiffText } from "./diff-text.js";
import { directionOfText } from "./text-direction.js";
import { countChanges, foldDiff, wordDiff } from "./word-diff.js";

export interface DiffViewProps {
  before: string;
  after: string;
  /** Of the text. */
  language: string;
}

/** Two texts as one, with what was added underlined and what was removed struck out, and both said in words. */
export function DiffView({ before, after, language }: DiffViewProps) {
  const words = useWords("archive");
  const [whole, setWhole] = useState(false);
  const pieces = useMemo(() => wordDiff(before, after, language), [before, after, language]);
  if (pieces === undefined) return <Notice tone="info">{words("diff.tooDifferent")}</Notice>;
  const { added, removed } = countChanges(pieces);
  if (before === after) return <Notice tone="info">{words("diff.same")}</Notice>;
  return (
    <>
      <p role="status">
        {words("diff.added", { count: added })} {words("diff.removed", { count: removed })}
      </p>
      <Checkbox isSelected={whole} onChange={setWhole}>
        {words("diff.whole")}
      </Checkbox>
      <div className="archive-text diff" lang={language} dir={directionOfText(after)}>
        {(whole ? pieces : foldDiff(pieces)).map((piece, at) => {
          if ("lines" in piece)
            return (
              <span key={at} className="diff-gap">
                {words("diff.gap", { count: piece.lines })}
              </span>
            );
          if (piece.change === "same") return <DiffText key={at} text={piece.text} />;
          const Mark = piece.change === "added" ? "ins" : "del";
          return (
            <Mark key={at}>
              <span className="visually-hidden">{words(`diff.begin.${piece.change}`)} </span>
              <DiffText text={piece.text} />
              <span className="visually-hidden"> {words("diff.end")}</span>
            </Mark>
          );
        })}
      </div>
    </>
  );
}
