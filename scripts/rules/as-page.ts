import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { encodeBase64 } from "ethers";
import { Html, html } from "../../core/audit/report/html/html.js";
import { provenance } from "./provenance.js";
import type { RulesSection, RulesSummary } from "./summary.js";

/** Black on white and small enough for one side of A4 with the rules of the pilot. */
const STYLE = `
@page { size: A4; margin: 11mm 13mm; }
body { margin: 0 auto; max-width: 190mm; padding: 4mm; color: #111; background: #fff;
  font: 8.3pt/1.25 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 13pt; line-height: 1.2; margin: 0 0 1.5mm; }
h2 { font-size: 9.4pt; margin: 2mm 0 0.6mm; border-bottom: 0.3mm solid #555; }
ul { margin: 0; padding-inline-start: 4mm; }
table { border-collapse: collapse; width: 100%; margin: 0.8mm 0; }
th, td { border: 0.2mm solid #888; padding: 0.25mm 1.2mm; text-align: start; vertical-align: top; }
footer { margin-top: 2mm; font-size: 7.4pt; color: #333; }
@media print {
  body { padding: 0; max-width: none; }
  td { white-space: nowrap; }
  td:last-child { white-space: normal; }
}
`;

/** The summary as one page to print: no script, nothing fetched, other people's words as words only. */
export function rulesAsPage({ name, sections }: RulesSummary, path: string): string {
  const policy = `default-src 'none'; style-src 'sha256-${encodeBase64(sha256(utf8ToBytes(STYLE)))}'`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Rules of ${name}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>
          <h1>Rules of <bdi>${name}</bdi></h1>
          ${sections.map(section)}
        </main>
        <footer>${provenance(path).map((line) => html`<p>${line}</p>`)}</footer>
      </body>
    </html> `;
  return page.text;
}

function section({ title, lines, table }: RulesSection): Html {
  return html`<section>
    <h2>${title}</h2>
    ${
      lines.length === 0
        ? ""
        : html`<ul>
            ${lines.map((line) => html`<li>${line}</li>`)}
          </ul>`
    }
    ${table === undefined ? "" : rows(table)}
  </section> `;
}

function rows({ head, rows }: NonNullable<RulesSection["table"]>): Html {
  return html`<table>
    <thead>
      <tr>
        ${head.map((name) => (name === "" ? html`<td></td>` : html`<th scope="col">${name}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([first = "", ...cells]) =>
          html`<tr>
            <th scope="row">${first}</th>
            ${cells.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
