import { join } from "node:path";
import type { TypedDataDomain } from "ethers";
import { DaoError } from "../../core/errors.js";
import { quote } from "../../core/format/index.js";
import { postDomain } from "../../core/lists/post.js";
import type { ContentService } from "../content/service.js";
import type { RelayBase } from "../services.js";
import { atomFeed, type FeedPost } from "./atom-feed.js";
import { Histories } from "./histories.js";
import { openHistoryStore, type HistoryStore } from "./history-store.js";
import { contentOf, exportMbox } from "./mbox-export.js";
import { defaultMailHost } from "./message-id.js";
import type { MailContent, MailIndex, MailList, MailShelf } from "./ports.js";
import { RenderedTexts } from "./rendered-texts.js";
import type { MailService } from "./service.js";

/** What mail works with, whoever provides it. */
export interface MailParts {
  index: MailIndex;
  content: MailContent;
  store: HistoryStore;
  /** Where the words of imported messages are found; without one they are not. */
  shelf?: MailShelf | undefined;
  domain: TypedDataDomain;
  /** Domain of Message-IDs. */
  host: string;
  feedPosts: number;
  /** Between looks for histories; nothing looks only when asked. */
  historySeconds: number | undefined;
  log: RelayBase["log"];
}

/** The relay's mail beside its index and its content. */
export async function openMail(
  { config, chain, log }: RelayBase,
  { index, shelf, content }: { index: MailIndex; shelf: MailShelf; content: ContentService },
): Promise<MailService> {
  return mailOver({
    ...{ index, shelf },
    content: {
      read: (cid) => content.read(cid),
      has: (cid) => content.has(cid),
      add: (source) => content.add(source, "document"),
    },
    store: openHistoryStore(join(config.data, "mail.sqlite")),
    domain: await postDomain(chain.coalition),
    host: config.mail.host ?? defaultMailHost(chain.chainId, chain.coalition.addresses.directory),
    feedPosts: config.mail.feedPosts,
    historySeconds: config.mail.historySeconds,
    log: log.child({ part: "mail" }),
  });
}

export function mailOver(parts: MailParts): MailService {
  const { index, content, store, shelf, domain, host, feedPosts, log } = parts;
  const histories = new Histories({ index, content, store, shelf, log });
  const rendered = new RenderedTexts();
  let trouble: string | undefined;
  const look = async () => {
    try {
      await histories.sync();
      trouble = undefined;
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
      log.warn({ err: error }, "looking for imported histories failed");
    }
  };
  const { historySeconds } = parts;
  const timer =
    historySeconds === undefined
      ? undefined
      : setInterval(() => void look(), historySeconds * 1000);
  timer?.unref();
  if (timer !== undefined) void look();

  return {
    async list(idOrName) {
      const list = await index.list(idOrName);
      if (list !== undefined) return list;
      throw new DaoError("LIST_UNKNOWN", `There is no list ${quote(idOrName)}.`, {
        hint: "GET /v1/lists names them.",
      });
    },
    async feed(list, baseUrl, before) {
      const posts: FeedPost[] = [];
      let more = false;
      const range = { before: before ?? ("end" as const), limit: feedPosts + 1 };
      for await (const post of index.posts(list.id, range)) {
        more = posts.length === feedPosts;
        if (more) break;
        const bytes = post.hidden === undefined ? await contentOf(post, content) : undefined;
        const html = bytes === undefined ? undefined : rendered.of(post.post.content, bytes);
        posts.push({ ...post, html });
      }
      return atomFeed({ list, posts, before, more, baseUrl });
    },
    mbox: (list) => exportMbox(index, content, { list, host, domain }),
    histories: ({ name }) => store.histories(name),
    historyPage: (list, cid, range) => pageOf(store, list, cid, range),
    syncHistories: () => histories.sync(),
    health: () => ({
      ok: trouble === undefined,
      detail:
        trouble === undefined ? "feeds and mailboxes are served" : "no histories can be looked for",
    }),
    async close() {
      clearInterval(timer);
      await histories.close();
      store.close();
    },
  };
}

function pageOf(
  store: HistoryStore,
  { name }: MailList,
  cid: string,
  { after = -1, limit }: { after?: number | undefined; limit: number },
) {
  const history = store.histories(name).find((each) => each.cid === cid);
  if (history === undefined) {
    throw new DaoError("HISTORY_UNKNOWN", `List ${quote(name)} has no imported history ${cid}.`, {
      hint: `GET /v1/lists/${name}/history names those it has.`,
    });
  }
  const found = store.entries(history.versionId, after, limit + 1);
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return { history, entries, next: found.length > limit && last !== undefined ? last.index : null };
}
