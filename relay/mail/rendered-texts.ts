import { isDaoError } from "../../core/errors.js";
import { renderMarkdown } from "../../core/lists/index.js";
import { escapeHtml } from "./escape-html.js";

/** Characters of HTML kept: making it again costs time that a hostile text can stretch. */
const KEPT = 16_000_000;

/** Posts as HTML, the latest used kept. */
export class RenderedTexts {
  readonly #texts = new Map<string, string>();
  #size = 0;

  /**
   * @param digest of the content, as its post names it.
   * @returns HTML in which nothing runs; a paragraph saying why where the content is not text.
   */
  of(digest: string, content: Uint8Array): string {
    const known = this.#texts.get(digest);
    const html = known ?? render(content);
    if (known !== undefined) this.#texts.delete(digest);
    else this.#size += html.length;
    this.#texts.set(digest, html);
    for (const [oldest, text] of this.#texts) {
      if (this.#size <= KEPT || oldest === digest) break;
      this.#texts.delete(oldest);
      this.#size -= text.length;
    }
    return html;
  }
}

function render(content: Uint8Array): string {
  try {
    return renderMarkdown(content);
  } catch (error) {
    if (!isDaoError(error)) throw error;
    return `<p>${escapeHtml(error.message)}</p>`;
  }
}
