import { useWords } from "../../../language/index.js";
import { Section, useFormat } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { isolated } from "../calls/value-words.js";
import { explainTally, type Said } from "./explain-tally.js";

export interface ExplanationProps {
  motion: MotionView;
  names: readonly string[];
}

/** Why this result, in plain words and with the figures it rests on. */
export function Explanation({ motion, names }: ExplanationProps) {
  const words = useWords("motions");
  const format = useFormat();
  const nameOf = (place: number) => isolated(names[place] ?? String(place));
  const figures = (got: number, against: number) => ({
    got: format.number(got),
    against: format.number(against),
  });
  const sentences = (said: Said): string[] => {
    switch (said.what) {
      case "noBallots":
      case "statusQuoStays":
        return [words(`explain.${said.what}`)];
      case "wins":
        return [
          words(motion.phase === "vote" ? "explain.leads" : "explain.wins", {
            option: nameOf(said.place),
          }),
          ...said.over.map(({ other, got, against, how }) =>
            words(`explain.over.${how}`, {
              ...{ option: nameOf(said.place), other: nameOf(other) },
              ...figures(got, against),
            }),
          ),
        ];
      case "quorumMissed":
        return [
          words("explain.quorumMissed", {
            option: nameOf(said.place),
            ...{ got: format.number(said.got), needed: format.number(said.needed) },
          }),
        ];
      case "majorityMissed":
        return [
          words(said.double ? "explain.doubleMissed" : "explain.majorityMissed", {
            option: nameOf(said.place),
            ...figures(said.got, said.against),
          }),
        ];
    }
  };
  return (
    <Section title={words("explain.title")} level={3}>
      <ul>
        {explainTally(motion).flatMap((said) =>
          sentences(said).map((sentence) => <li key={sentence}>{sentence}</li>),
        )}
      </ul>
    </Section>
  );
}
