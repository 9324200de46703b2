import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import type { ComponentProps } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import { isTooIntricate } from "../../core/lists/intricacy.js";
import { isTooWide } from "./intricate-table.js";
import { useWords } from "../language/index.js";
import { hostOf, isPlaceHere, safeAddress } from "./link-address.js";
import type { MarkdownProps } from "./markdown.js";
import { Plain } from "./plain.js";
import { spelledOut } from "./plain-text.js";

/** Words and their order, nothing that fetches, runs or looks like a part of this page. */
const ALLOWED = {
  ...defaultSchema,
  tagNames: [
    ...["p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "a", "ul", "ol", "li"],
    ...["h1", "h2", "h3", "h4", "h5", "h6"],
    ...["table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: { a: ["href", "title"], ol: ["start"] },
  protocols: { href: ["http", "https", "mailto"] },
  clobberPrefix: "text-",
};

/**
 * As everywhere in the coalition: HTML is the text it is, and a picture is a link. Nothing is ever fetched. Tables are
 * tables, because rules of procedure are full of them.
 */
function plainMarkdown(this: { data(): object }) {
  const data: { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: unknown[] } = this.data();
  const disable = { null: ["htmlFlow", "htmlText", "labelStartImage"] };
  (data.micromarkExtensions ??= []).push({ disable }, gfmTable());
  (data.fromMarkdownExtensions ??= []).push(gfmTableFromMarkdown());
}

const REMARK = [plainMarkdown];
const REHYPE: ComponentProps<typeof ReactMarkdown>["rehypePlugins"] = [[rehypeSanitize, ALLOWED]];

export function MarkdownView({ text, headingLevel = 3 }: MarkdownProps) {
  if (isTooIntricate(text) || isTooWide(text)) return <Plain text={text} lines />;
  return (
    <div className="markdown" dir="auto">
      <ReactMarkdown
        remarkPlugins={REMARK}
        rehypePlugins={REHYPE}
        urlTransform={(address) => safeAddress(address)}
        components={componentsAt(headingLevel)}
      >
        {shown(text)}
      </ReactMarkdown>
    </div>
  );
}

/** What would not be seen stands in the text as its code point. */
function shown(text: string): string {
  return spelledOut(text.replace(/\r\n?/g, "\n"));
}

const LEVELS = [1, 2, 3, 4, 5, 6] as const;

function componentsAt(first: number): Components {
  const headings = LEVELS.map((level) => {
    const Name = `h${Math.min(6, level + first - 1) as 1 | 2 | 3 | 4 | 5 | 6}` as const;
    return [`h${level}`, ({ children }: ComponentProps<"h2">) => <Name>{children}</Name>];
  });
  return { a: Link, table: Table, ...(Object.fromEntries(headings) as Components) };
}

/** A wide table scrolls by itself, by key as well. */
function Table({ children }: ComponentProps<"table">) {
  const words = useWords("parts");
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={words("table")}>
      <table className="table">{children}</table>
    </div>
  );
}

/** A link says where it leads, unless its own words do. */
function Link({ href, title, children }: ComponentProps<"a">) {
  const address = safeAddress(href ?? "");
  if (address === undefined) return <>{children}</>;
  if (isPlaceHere(address)) return <a href={address}>{children}</a>;
  const host = hostOf(address);
  return (
    <>
      <a
        href={address}
        title={title}
        rel="nofollow ugc noopener noreferrer"
        target="_blank"
        dir="auto"
      >
        {children}
      </a>
      {host !== undefined && children !== address && children !== host && (
        <bdi className="link-host" dir="ltr">
          {" "}
          ({host})
        </bdi>
      )}
    </>
  );
}
