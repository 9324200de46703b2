import {
  countOf,
  formatAddress,
  formatCount,
  formatDate,
  formatShare,
} from "../../../format/index.js";
import type { AuditStory, ElectionStory, Figures, MotionStory } from "../story.js";
import { bars } from "./charts.js";
import { html, type Html } from "./html.js";
import { table } from "./table.js";

const turnout = (ballots: number, electorate: number) =>
  `${formatShare(electorate === 0 ? 0 : Math.round((ballots * 10_000) / electorate))} (${formatCount(ballots)} of ${formatCount(electorate)})`;

/** Turnout at a glance; then every motion and election, the recount beside the contract's figures. */
export function votesSection({ motions, elections }: AuditStory): Html {
  const rows = [
    ...motions.map(({ title, ballots, electorate }) => ({
      ...{ label: title, value: ballots, of: electorate },
      words: turnout(ballots, electorate),
    })),
    ...elections.flatMap(({ office, runs }) =>
      runs.map(({ run, electorate, recount: { ballots } }) => ({
        label: `Election: ${office}${run === 0 ? "" : ", re-run"}`,
        ...{ value: ballots, of: electorate, words: turnout(ballots, electorate) },
      })),
    ),
  ];
  return html`<section aria-labelledby="votes">
    <h2 id="votes">Motions and elections, counted again</h2>
    ${rows.length === 0 ? html`<p>Nothing was voted on so far.</p>` : bars("Turnout of each vote", rows)}
    ${motions.map(motion)} ${elections.map(election)}
  </section>`;
}

function agreement({ agrees, differences }: Pick<MotionStory, "agrees" | "differences">): Html {
  if (agrees)
    return html`<p><strong class="PASS">The recount agrees with the contract.</strong></p>`;
  return html`<p><strong class="FAIL">The recount does not agree with the contract.</strong></p>
    <ul>
      ${differences.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}

const FIGURES = ["for", "against", "abstain", "quorum"] as const;
const beside = (name: keyof Figures, own: Figures, said: Figures | undefined) =>
  `${formatCount(own[name])} / ${said === undefined ? "–" : formatCount(said[name])}`;

function motion(story: MotionStory): Html {
  const { id, title, filedAt, closesAt, outcome, options, explanation } = story;
  return html`<article>
    <h3 dir="auto">${title}</h3>
    <p class="faint">
      Motion <code>${id}</code>, filed ${formatDate(filedAt)}, vote until ${formatDate(closesAt)}:
      ${outcome}.
    </p>
    ${table(
      "Ballots over, under and beside the status quo: recount / contract",
      ["Text", "For", "Against", "Abstain", "Quorum"],
      options.map((option) => [
        `${option.number}. ${option.title}`,
        ...FIGURES.map((name) => beside(name, option.recount, option.contract)),
      ]),
    )}
    <p>${explanation}</p>
    ${agreement(story)}
  </article>`;
}

function election(story: ElectionStory): Html {
  const { id, office, calledAt, seats, stage, runs, explanation } = story;
  const names = (accounts: readonly string[]) =>
    accounts.length === 0 ? "nobody" : accounts.map(formatAddress).join(", ");
  return html`<article>
    <h3 dir="auto">Election to ${office}</h3>
    <p class="faint">
      Election <code>${id}</code>, called ${formatDate(calledAt)}, ${countOf(seats, "seat")}:
      ${stage}.
    </p>
    ${table(
      "Each ballot: recount, and what the contract announced",
      ["Ballot", "", "Ballots", "Quorum", "Ranked above re-open nominations, in order"],
      runs.flatMap(({ run, recount, contract }) => {
        const name = run === 0 ? "First ballot" : "Re-run";
        const said =
          contract === undefined
            ? ["not counted yet", "", ""]
            : [
                formatCount(contract.ballots),
                formatCount(contract.quorum),
                names(contract.elected),
              ];
        return [
          [
            name,
            "recount",
            formatCount(recount.ballots),
            formatCount(recount.quorum),
            names(recount.elected),
          ],
          [name, "contract", ...said],
        ];
      }),
    )}
    <p>${explanation}</p>
    ${agreement(story)}
  </article>`;
}
