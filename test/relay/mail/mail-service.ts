import { pino } from "pino";
import { openHistoryStore } from "../../../relay/mail/history-store.js";
import { mailOver } from "../../../relay/mail/open.js";
import type { MailShelf } from "../../../relay/mail/ports.js";
import type { MailService } from "../../../relay/mail/service.js";
import { DOMAIN, HOST, type ListOfPosts } from "./list-of-posts.js";

export const BASE_URL = "https://relay.example";

/** The relay's mail over a list, looking for histories only when asked. */
export function mailOf(
  posts: ListOfPosts,
  path = ":memory:",
  shelf: MailShelf | undefined = undefined,
): MailService {
  return mailOver({
    index: posts,
    content: posts.content,
    shelf,
    store: openHistoryStore(path),
    domain: DOMAIN,
    host: HOST,
    feedPosts: 5,
    historySeconds: undefined,
    log: pino({ level: "silent" }),
  });
}
