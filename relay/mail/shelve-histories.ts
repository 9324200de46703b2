import { listId } from "../../core/lists/post.js";
import type { ImportedMessage } from "../../core/mail/index.js";
import type { ImportedHistory } from "../../core/wire/mail.js";
import { contentAt } from "./mbox-export.js";
import type { HistoryStore } from "./history-store.js";
import type { MailContent, MailShelf, ShelvedMessage } from "./ports.js";

/** Messages put on the shelf in one piece. */
const PIECE = 100;
/** Bytes of a message that are found by their words; behind them there is no more of a message than a list quotes. */
const MOST_WORDS = 65_536;

/** What shelving works with. */
export interface Shelving {
  store: Pick<HistoryStore, "taken" | "entries">;
  content: MailContent;
  shelf: MailShelf;
}

/**
 * Sees to it that the messages of all histories that are taken are found by their words, and of no others. What a kill
 * left half there is done again.
 */
export async function shelveHistories(
  { store, content, shelf }: Shelving,
  signal: AbortSignal,
): Promise<void> {
  const taken = new Map(store.taken().map((history) => [history.versionId, history]));
  const there = new Set<string>();
  for (const { source, complete } of await shelf.sources()) {
    if (complete && taken.has(source)) there.add(source);
    else await shelf.remove(source);
  }
  for (const [version, history] of taken) {
    if (there.has(version)) continue;
    for (const piece of messagesOf(history, store)) {
      if (signal.aborted) return;
      const texts = new Map<string, ShelvedMessage>();
      for (const message of piece)
        texts.set(`imported/${version}/${message.index}`, await textOf(message, history, content));
      await shelf.shelve(version, texts);
    }
    await shelf.complete(version);
  }
}

/** Messages without those that could not be read, in pieces. */
function* messagesOf({ versionId }: ImportedHistory, store: Shelving["store"]) {
  for (let after = -1; ;) {
    const entries = store.entries(versionId, after, PIECE);
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.index;
    yield entries.filter((entry): entry is ImportedMessage => entry.kind === "message");
  }
}

async function textOf(
  { id, subject, sentAt, index, body, from }: ImportedMessage,
  { cid, head, depositedAt }: ImportedHistory,
  content: MailContent,
): Promise<ShelvedMessage> {
  const bytes = await contentAt(body.cid, content, MOST_WORDS);
  const words = new TextDecoder().decode(bytes);
  return {
    ...{ kind: "imported", id, within: listId(head.list), title: subject },
    body: [from?.name, words].filter((part) => part !== undefined && part !== "").join("\n"),
    at: sentAt ?? depositedAt,
    history: { cid, index },
  };
}
