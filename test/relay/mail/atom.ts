import { xml2js, type Element } from "xml-js";

/** What an Atom document says, read by a strict parser. */
export interface ReadFeed {
  id: string;
  title: string;
  updated: string;
  links: Record<string, string>;
  entries: ReadEntry[];
}

export interface ReadEntry {
  id: string;
  title: string;
  updated: string;
  published: string;
  author: string;
  content: string;
  /** Attributes of categories. */
  categories: Record<string, string>[];
}

/** Characters XML 1.0 has no place for (production 2). */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/** @throws Error when it is not well-formed, or no Atom feed by RFC 4287. */
export function readFeed(xml: string): ReadFeed {
  if (ILLEGAL.test(xml)) throw new Error("a character that XML has no place for");
  const [feed] = elementsOf(xml2js(xml) as Element, "feed");
  if (feed?.attributes?.xmlns !== "http://www.w3.org/2005/Atom") throw new Error("no Atom feed");
  return {
    id: only(feed, "id"),
    title: only(feed, "title"),
    updated: date(only(feed, "updated")),
    links: Object.fromEntries(
      elementsOf(feed, "link").map(({ attributes = {} }) => [
        attributes.rel,
        String(attributes.href),
      ]),
    ) as Record<string, string>,
    entries: elementsOf(feed, "entry").map((entry) => {
      const [content] = elementsOf(entry, "content");
      if (content?.attributes?.type !== "html") throw new Error("content of another type");
      const [author] = elementsOf(entry, "author");
      return {
        id: only(entry, "id"),
        title: only(entry, "title"),
        updated: date(only(entry, "updated")),
        published: date(only(entry, "published")),
        author: author === undefined ? "" : only(author, "name"),
        content: textOf(content),
        categories: elementsOf(entry, "category").map(
          ({ attributes = {} }) => attributes as Record<string, string>,
        ),
      };
    }),
  };
}

const elementsOf = ({ elements = [] }: Element, name: string) =>
  elements.filter((each) => each.type === "element" && each.name === name);

const textOf = ({ elements = [] }: Element): string =>
  elements.map(({ type, text, cdata }) => String(type === "cdata" ? cdata : text)).join("");

function only(element: Element, name: string): string {
  const [found, other] = elementsOf(element, name);
  if (found === undefined || other !== undefined) throw new Error(`not exactly one ${name}`);
  return textOf(found);
}

function date(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)) throw new Error(`no date: ${text}`);
  return text;
}
