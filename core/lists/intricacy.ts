/** A quote's or list item's beginning: what containers are nested by. */
const CONTAINER = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/;
const LINE_LIMIT = 2000;
const CONTAINER_LIMIT = 2000;
const NESTING_LIMIT = 8;
const INDENT_LIMIT = 40;
const EMPHASIS_LIMIT = 2000;

/**
 * Whether Markdown is better shown as plain text. Parsing takes time quadratic in these; text that people write stays
 * far below, text that is made to hurt does not.
 */
export function isTooIntricate(text: string): boolean {
  if (exceeds(text, /\*+|_+|[[\]]/g, EMPHASIS_LIMIT)) return true;
  if (exceeds(text, /\r\n|\r|\n/g, LINE_LIMIT)) return true;
  let containers = 0;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const nesting = nestingOf(line);
    containers += nesting;
    if (nesting > NESTING_LIMIT || containers > CONTAINER_LIMIT) return true;
    if (nesting > 0 && line.search(/[^ \t]/) > INDENT_LIMIT) return true;
  }
  return false;
}

/** How many containers a line opens or continues, as far as it matters. */
function nestingOf(line: string): number {
  let nesting = 0;
  for (let rest = line; nesting <= NESTING_LIMIT; nesting += 1) {
    const marker = CONTAINER.exec(rest);
    if (marker === null) break;
    rest = rest.slice(marker[0].length);
  }
  return nesting;
}

function exceeds(text: string, pattern: RegExp, limit: number): boolean {
  let count = 0;
  for (const _ of text.matchAll(pattern)) if (++count > limit) return true;
  return false;
}
