import { OPENS, type OpensReport } from "../../../opens/answer.js";
import { html, type Html } from "./html.js";
import { table } from "./table.js";

const WORDS = { yes: "Yes", no: "No", unknown: "Not known" } as const;
const CLASSES = { yes: "PASS", no: "FAIL", unknown: "INCOMPLETE" } as const;

/** Whether the coalition is as open as it says. */
export function opensSection({ answers }: OpensReport): Html {
  return html`<section aria-labelledby="opens">
    <h2 id="opens">The three opens</h2>
    ${OPENS.map((open) =>
      table(
        `Open ${open}`,
        ["Question", "Answer", "Figures"],
        answers
          .filter((each) => each.open === open)
          .map(({ question, answer, detail }) => [
            question,
            html`<strong class="${CLASSES[answer]}">${WORDS[answer]}</strong>`,
            detail,
          ]),
      ),
    )}
  </section>`;
}
