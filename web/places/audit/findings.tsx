import type { CheckResult, Finding } from "../../../core/audit/check.js";
import { useWords } from "../../language/index.js";
import { Facts, Plain, Section, useFormat } from "../../parts/index.js";
import { VerdictBadge } from "./verdict-words.js";

/** More of one check than a page should hold; the file has them all. */
const SHOWN = 50;

/** What one check found: what differs, what is missing, and where to look. */
export function Findings({ check }: { check: CheckResult }) {
  const words = useWords("audit");
  const format = useFormat();
  const { id, findings, verdict } = check;
  const rest = findings.length - SHOWN;
  return (
    <Section
      level={3}
      title={words(`check.${id}.title`)}
      aside={<VerdictBadge verdict={verdict} />}
    >
      <ul className="audit-findings">
        {findings.slice(0, SHOWN).map((finding, index) => (
          <li key={index}>
            <OneFinding finding={finding} />
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{words("findings.more", { number: format.number(rest) })}</p>}
    </Section>
  );
}

function OneFinding({ finding }: { finding: Finding }) {
  const words = useWords("audit");
  const { kind, item, expected, found, evidence } = finding;
  const said = (text: string) => (
    <span lang="en" dir="auto">
      <Plain text={text} />
    </span>
  );
  const more = [
    [words("findings.expected"), expected],
    [words("findings.found"), found],
    [words("findings.evidence"), evidence],
  ] as const;
  return (
    <>
      <p>
        <strong>{words(`findings.${kind}`)}</strong> {said(item)}
      </p>
      <Facts
        items={more.flatMap(([label, text]) =>
          text === undefined ? [] : [[label, said(text)] as const],
        )}
      />
    </>
  );
}
