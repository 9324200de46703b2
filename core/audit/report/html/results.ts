import { formatCount, inWords } from "../../../format/index.js";
import type { CheckResult, Finding } from "../../check.js";
import { html, type Html } from "./html.js";
import { table } from "./table.js";

/** More findings of one check than a page should hold are counted; the JSON has them all. */
const SHOWN = 200;

/** Every check with its verdict, then what each of them found. */
export function resultsSection(checks: readonly CheckResult[]): Html {
  return html`<section aria-labelledby="checks">
    <h2 id="checks">What was checked</h2>
    ${table(
      "Each check, its verdict and how much it looked at",
      ["Check", "Verdict", "Items", "What is known when it passes", "Figures"],
      checks.map(({ title, verdict, items, proves, figures }) => [
        title,
        html`<strong class="${verdict}">${verdict}</strong>`,
        formatCount(items),
        proves,
        Object.entries(figures)
          .map(
            ([name, value]) =>
              `${inWords(name)} ${typeof value === "number" ? formatCount(value) : value}`,
          )
          .join(", "),
      ]),
    )}
    ${checks.filter(({ findings }) => findings.length > 0).map(findingsOf)}
  </section>`;
}

function findingsOf({ id, title, findings }: CheckResult): Html {
  const rest = findings.length - SHOWN;
  return html`<h3 id="findings-${id}">Findings: ${title}</h3>
    ${table(
      `What differs or is missing: ${title}`,
      ["Item", "Kind", "Expected", "Found", "Where to look"],
      findings.slice(0, SHOWN).map(rowOf),
    )}
    ${rest > 0 ? html`<p>${formatCount(rest)} more are in the JSON of this audit.</p>` : ""}`;
}

const rowOf = ({ item, kind, expected = "", found = "", evidence = "" }: Finding) => [
  item,
  kind,
  expected,
  found,
  evidence,
];
