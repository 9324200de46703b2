import { micromark, type Options } from "micromark";
import { validateContent } from "./content.js";
import { isTooIntricate } from "./intricacy.js";

/**
 * CommonMark without raw HTML, which comes out as the text it is, and without images, which come out as links: nothing
 * of a post is ever fetched by whoever reads it.
 */
const OPTIONS: Options = {
  extensions: [{ disable: { null: ["htmlFlow", "htmlText", "labelStartImage"] } }],
};

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
