import { useWords } from "../../../language/index.js";
import { Meter, Plain, Section, Table, useFormat } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";
import { Explanation } from "./explanation.js";
import { PairwiseTable } from "./pairwise-table.js";
import { useAlternativeNames } from "../ballot/use-alternative-names.js";

/** The ballots counted so far: each text against the status quo, all against each other, and what follows, in words. */
export function Tally({ motion }: { motion: MotionView }) {
  const words = useWords("motions");
  const format = useFormat();
  const names = useAlternativeNames(motion);
  const { ballots, electorate, options, phase, explanation } = motion;
  if (ballots === 0 && phase !== "vote") return null;
  return (
    <Section title={words("tally.title")}>
      <p>{words(phase === "vote" ? "tally.soFar" : "tally.final")}</p>
      <Meter label={words("tally.turnout")} value={ballots} of={electorate} />
      {options
        .filter(({ standing }) => standing)
        .map(({ number, votes, quorum, class: of }) => (
          <div key={number} className="tally-option">
            <h3>
              <Plain text={names[number] ?? ""} />
            </h3>
            <Table
              caption={words("tally.against", { option: names[number] ?? "" })}
              hideCaption
              columns={[
                {
                  key: "what",
                  title: words("tally.vote"),
                  isRowHeader: true,
                  cell: ([what]) => what,
                },
                { key: "n", title: words("tally.ballots"), isNumber: true, cell: ([, n]) => n },
              ]}
              rows={(["for", "against", "abstain"] as const).map(
                (each) => [words(`support.${each}`), format.number(votes[each])] as const,
              )}
            />
            <Meter
              label={words("tally.quorum")}
              value={votes.for}
              of={Math.max(electorate, quorum)}
              marks={[{ at: quorum, label: words("tally.needed") }]}
            />
            <p>{words(`tally.majority.${of}`)}</p>
          </div>
        ))}
      {options.length > 1 && <PairwiseTable motion={motion} names={names} />}
      <Explanation motion={motion} names={names} />
      <details>
        <summary>{words("tally.exact")}</summary>
        <p lang="en" dir="ltr">
          <Plain text={explanation} />
        </p>
      </details>
    </Section>
  );
}
