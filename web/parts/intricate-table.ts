/** Cells that one text may have the page draw. */
const CELL_LIMIT = 20_000;

/** Whether a text could make tables of too many cells: each line of one may be a row, filled up to the widest. */
export function isTooWide(text: string): boolean {
  let cells = 0;
  // A blank line ends a table, in a quote too.
  for (const block of text.replace(/\r\n?/g, "\n").split(/\n[ \t>]*\n/)) {
    const lines = block.split("\n");
    const widest = lines.reduce((most, line) => Math.max(most, line.split("|").length), 0);
    if (widest > 1) cells += widest * lines.length;
    if (cells > CELL_LIMIT) return true;
  }
  return false;
}
