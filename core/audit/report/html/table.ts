import { html, type Html, type Part } from "./html.js";

/** A table that scrolls by itself where it is too wide, with its caption, nothing without rows; the first cell of each row is its header. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Part[])[],
): Html {
  if (rows.length === 0) return html``;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${head.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([first = "", ...cells]) =>
            html`<tr>
              <th scope="row">${first}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
