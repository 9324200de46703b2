import { useMemo } from "react";
import { useLanguage, useWords } from "../../../language/index.js";
import { Plain, useFormat } from "../../../parts/index.js";
import { changesIn, wordDiff } from "./word-diff.js";
import type { WordDiffProps } from "./word-diff-view.js";

/** Came and went are said in words for those who hear the text, and marked by more than colour for those who see it. */
export function WordDiffText({ before, after }: WordDiffProps) {
  const words = useWords("motions");
  const format = useFormat();
  const { code } = useLanguage();
  const pieces = useMemo(() => wordDiff(before, after, code), [before, after, code]);
  const { added, removed } = changesIn(pieces, code);
  const same = pieces.every(({ kind }) => kind === "same");
  return (
    <figure className="diff">
      <figcaption>
        {same
          ? words("diff.same")
          : words("diff.changes", { added: format.number(added), removed: format.number(removed) })}
      </figcaption>
      <div
        className="diff-text"
        dir="auto"
        tabIndex={0}
        role="group"
        aria-label={words("diff.label")}
      >
        {pieces.map(({ kind, text }, index) => {
          if (kind === "same") return <Plain key={index} text={text} lines />;
          const Mark = kind === "added" ? "ins" : "del";
          return (
            <Mark key={index}>
              <span className="visually-hidden">{words(`diff.${kind}`)}</span>
              <Plain text={text} lines />
              <span className="visually-hidden">{words("diff.end")}</span>
            </Mark>
          );
        })}
      </div>
    </figure>
  );
}
