import { formatDate } from "../../../format/index.js";
import type { GrowthPoint } from "../growth.js";
import { html, type Html } from "./html.js";

const WIDTH = 720;
const ROW = 24;
const LABELS = 260;

/** One bar of a chart: how much of the whole, and what stands beside it. */
export interface Bar {
  label: string;
  value: number;
  of: number;
  words: string;
}

/** Horizontal bars, each with its label and its figure in words. */
export function bars(title: string, rows: readonly Bar[]): Html {
  const height = rows.length * ROW + 8;
  const room = WIDTH - LABELS - 130;
  return html`<figure>
    <div class="scroll" role="group" tabindex="0" aria-label="${title}">
      <svg
        viewBox="0 0 ${WIDTH} ${height}"
        role="img"
        aria-label="${title}: ${rows.map(({ label, words }) => `${label} ${words}`).join("; ")}"
      >
        ${rows.map(({ label, value, of, words }, index) => {
          const length = of === 0 ? 0 : Math.round((value / of) * room);
          const y = index * ROW + 4;
          return html`<text x="0" y="${y + 14}">${short(label)}</text
            ><rect class="bar" x="${LABELS}" y="${y}" width="${length}" height="${ROW - 8}" /><text
              x="${LABELS + length + 6}"
              y="${y + 14}"
              >${words}</text
            > `;
        })}
      </svg>
    </div>
    <figcaption>${title}</figcaption>
  </figure>`;
}

const SHOWN = 36;
const short = (label: string) => {
  const letters = [...label];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join("")}…` : label;
};

/** Members and voters over time, as steps. */
export function growthChart(points: readonly GrowthPoint[], until: number): Html {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return html`<p>Nobody joined so far.</p>`;
  const height = 220;
  const top = Math.max(1, ...points.map(({ members }) => members));
  const span = Math.max(1, until - first.at);
  const x = (at: number) => Math.round(40 + ((at - first.at) / span) * (WIDTH - 60));
  const y = (count: number) => Math.round(height - 30 - (count / top) * (height - 50));
  const steps = (of: "members" | "voters") =>
    `M${x(first.at)} ${y(0)} ${points.map((point) => `H${x(point.at)} V${y(point[of])}`).join(" ")} H${x(until)}`;
  const words = `From ${formatDate(first.at)} to ${formatDate(until)}: ${last.members} members (solid line), ${last.voters} voters (dashed line), at most ${top} members.`;
  return html`<figure>
    <div class="scroll" role="group" tabindex="0" aria-label="Members and voters over time">
      <svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${words}">
        <line class="axis" x1="40" y1="${y(0)}" x2="${WIDTH - 20}" y2="${y(0)}" />
        <line class="axis" x1="40" y1="${y(top)}" x2="40" y2="${y(0)}" />
        <text x="0" y="${y(top) + 4}">${top}</text>
        <text x="0" y="${y(0) + 4}">0</text>
        <text x="40" y="${height - 8}">${formatDate(first.at)}</text>
        <text x="${WIDTH - 90}" y="${height - 8}">${formatDate(until)}</text>
        <path class="line" d="${steps("members")}" />
        <path class="line other" d="${steps("voters")}" />
      </svg>
    </div>
    <figcaption>${words}</figcaption>
  </figure>`;
}
