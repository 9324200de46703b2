import { useWords } from "../../language/index.js";
import { Load, Notice, Section, Table, Timeline, useFormat } from "../../parts/index.js";
import { useCoalition } from "../../reading/index.js";

/** How a case goes, with the numbers of this coalition's own rules. */
export function Procedure() {
  const words = useWords("conduct");
  const coalition = useCoalition();
  return (
    <Load query={coalition}>
      {({ rules }) =>
        rules.conductRules === undefined ? (
          <Notice tone="warning">{words("procedure.noRules")}</Notice>
        ) : (
          <Rules rules={rules.conductRules} />
        )
      }
    </Load>
  );
}

const STEPS = ["report", "reply", "decision", "appeal", "hearing", "end"] as const;
const RUNGS = [0, 1, 2, 3, 4] as const;
const SUSPENSIONS: Readonly<Record<number, string>> = {
  2: "suspension",
  3: "longSuspension",
  4: "yearSuspension",
};

function Rules({ rules }: { rules: Readonly<Record<string, number>> }) {
  const words = useWords("conduct");
  const format = useFormat();
  const period = (name: string) => format.period(rules[name] ?? 0);
  const numbers = {
    reply: period("replyWindow"),
    decision: period("decisionPeriod"),
    appeal: period("appealWindow"),
    hearing: period("hearingPeriod"),
    memory: period("ladderMemory"),
    hold: period("hold"),
    cap: format.number(rules.reportCap ?? 0),
    voters: format.number(rules.appealVoters ?? 0),
  };
  return (
    <>
      <Section title={words("procedure.steps")}>
        <Timeline
          label={words("procedure.steps")}
          steps={STEPS.map((step) => ({
            title: words(`procedure.${step}.title`),
            state: "next" as const,
            children: <p>{words(`procedure.${step}.words`, numbers)}</p>,
          }))}
        />
      </Section>
      <Section title={words("procedure.ladder")}>
        <p>{words("procedure.ladderWords", numbers)}</p>
        <Table
          caption={words("procedure.ladder")}
          hideCaption
          rowKey={(rung) => rung}
          rows={RUNGS}
          columns={[
            {
              key: "rung",
              title: words("procedure.columns.rung"),
              cell: (rung) => format.number(rung),
              isRowHeader: true,
            },
            {
              key: "what",
              title: words("procedure.columns.what"),
              cell: (rung) => words(`rung.${rung}`),
            },
            {
              key: "who",
              title: words("procedure.columns.who"),
              cell: (rung) => words(`procedure.who.${rung}`),
            },
            {
              key: "longest",
              title: words("procedure.columns.longest"),
              cell: (rung) => {
                const name = SUSPENSIONS[rung];
                return name === undefined ? "–" : period(name);
              },
            },
          ]}
        />
        <p>{words("procedure.hold", numbers)}</p>
      </Section>
      <Section title={words("procedure.never.title")}>
        <p>{words("procedure.never.words")}</p>
      </Section>
    </>
  );
}
