import { micromark, type Options } from "micromark";
import { validateContent } from "./content.js";

/**
 * CommonMark without raw HTML, which comes out as the text it is, and without images, which come out as links: nothing
 * of a post is ever fetched by whoever reads it.
 */
const OPTIONS: Options = {
  extensions: [{ disable: { null: ["htmlFlow", "htmlText", "labelStartImage"] } }],
};

/** A quote's or list item's beginning: what containers are nested by. */
const CONTAINER = /^[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/;
const LINE_LIMIT = 2000;
const CONTAINER_LIMIT = 2000;
const NESTING_LIMIT = 8;
const INDENT_LIMIT = 40;
const EMPHASIS_LIMIT = 2000;

/** Parsing takes time quadratic in these; text that people write stays far below, text that is made to hurt does not. */
function isTooIntricate(text: string): boolean {
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

/** Written by micromark only: text has no bare "<", and links do not nest. */
const LINK = /<a href="([^"]*)"[^>]*>([^]*?)<\/a>/g;
const WEB = /^https?:\/\/(?:[^/?#@]*@)*([^/?#@]+)/i;
const MAIL = /^mailto:/i;

/**
 * Renders the content of a post as HTML that cannot run anything or fetch anything, whatever the content is.
 *
 * The Markdown of posts is CommonMark less raw HTML and images. Links go to http, https and mailto only; one whose text
 * is not its address shows the host behind it. The result has no other attributes than `href`, `title`, `rel`, `class`
 * and `start`.
 *
 * @param content - text, or the bytes that were digested.
 * @throws DaoError as {@link validateContent}, for bytes.
 */
export function renderMarkdown(content: string | Uint8Array): string {
  const text = typeof content === "string" ? content : validateContent(content);
  if (isTooIntricate(text)) return `<pre><code>${escape(text)}</code></pre>`;
  return micromark(text, OPTIONS).replace(LINK, (_, href: string, label: string) =>
    renderLink(href, label),
  );
}

function renderLink(href: string, label: string): string {
  const host = WEB.exec(href)?.[1];
  if (host === undefined && !MAIL.test(href)) return label;
  const link = `<a href="${href}" rel="nofollow ugc noopener noreferrer">${label}</a>`;
  return host === undefined || label === href
    ? link
    : `${link} <span class="host">(${host})</span>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

const escape = (text: string) => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? char);
