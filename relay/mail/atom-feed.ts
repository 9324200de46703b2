import { Feed } from "feed";
import { safeLine, xmlText } from "../../core/mail/index.js";
import { escapeHtml } from "./escape-html.js";
import type { MailList, MailPost } from "./ports.js";

/** A post as it goes into a feed. */
export interface FeedPost extends MailPost {
  /** HTML in which nothing runs; nothing where the relay does not hold the content. */
  html: string | undefined;
}

/** One page of a list's feed, newest first. */
export interface FeedPage {
  list: MailList;
  posts: readonly FeedPost[];
  /** Place the page begins below; nothing for the first page. */
  before: bigint | undefined;
  /** There are older posts. */
  more: boolean;
  /** Address of the relay for others, without a slash at its end. */
  baseUrl: string;
}

const HIDDEN_SCHEME = "urn:three-opens:hidden";

/** Stable names: the same at every relay. */
export const postUrn = (id: string): string => `urn:three-opens:post:${id}`;
export const listUrn = (id: string): string => `urn:three-opens:list:${id}`;

/**
 * A list as an Atom feed (RFC 4287), paged (RFC 5005). Members' text is HTML made from their Markdown without anything
 * that runs; what Conduct's officers hid is not pushed to readers, but its place and its case are.
 */
export function atomFeed({ list, posts, before, more, baseUrl }: FeedPage): string {
  const first = `${baseUrl}/v1/lists/${list.id}/feed.atom`;
  const self = before === undefined ? first : `${first}?before=${before}`;
  const feed = new Feed({
    id: listUrn(list.id),
    title: safeLine(list.name),
    ...(list.purpose === "" ? {} : { description: safeLine(list.purpose) }),
    updated: toDate(Math.max(list.openedAt, ...posts.map(updatedAt))),
    link: `${baseUrl}/v1/lists/${list.id}`,
    feed: self,
    generator: "Three Opens",
  });
  for (const each of posts) {
    feed.addItem({
      id: postUrn(each.id),
      title: escapeHtml(safeLine(each.post.subject)) || "(no subject)",
      link: `${baseUrl}/v1/posts/${each.id}`,
      date: toDate(updatedAt(each)),
      published: toDate(each.anchoredAt),
      author: [{ name: authorName(each), link: `urn:three-opens:member:${each.post.author}` }],
      content: forCdata(bodyOf(each)),
      ...(each.hidden === undefined
        ? {}
        : {
            category: [
              { name: "hidden", term: caseUrn(each.hidden.caseId), scheme: HIDDEN_SCHEME },
            ],
          }),
    });
  }
  const last = posts.at(-1);
  return withLinks(feed.atom1(), {
    first,
    ...(more && last !== undefined ? { next: `${first}?before=${last.place}` } : {}),
  });
}

const updatedAt = ({ anchoredAt, hidden }: MailPost) => Math.max(anchoredAt, hidden?.at ?? 0);
const toDate = (seconds: number) => new Date(seconds * 1000);
const caseUrn = (caseId: string) => `urn:three-opens:case:${caseId.replace(/[^0-9a-zA-Z]/g, "")}`;

const authorName = ({ post: { author }, group }: MailPost) =>
  safeLine(group === undefined ? author : `${author} (${group})`);

function bodyOf({ hidden, html }: FeedPost): string {
  if (hidden === undefined)
    return html ?? "<p>This relay does not hold the text of this post yet.</p>";
  const { caseId, reason } = hidden;
  return `<p>Hidden in case ${escapeHtml(safeLine(caseId))}: ${escapeHtml(safeLine(reason))}</p>`;
}

/** The library closes a CDATA section at the second `]]>`; in HTML `]]&gt;` is the same text. */
const forCdata = (html: string) => xmlText(html).replaceAll("]]>", "]]&gt;");

/** The library knows no paging: these links go before the feed's first one, where nothing a member wrote has come yet. */
function withLinks(xml: string, links: Record<string, string>): string {
  const lines = Object.entries(links).map(
    ([rel, href]) => `    <link rel="${rel}" href="${escapeHtml(href)}"/>\n`,
  );
  const place = xml.indexOf("    <link ");
  return xml.slice(0, place) + lines.join("") + xml.slice(place);
}
