import type { Book } from "./book/book.js";
import type { RemotePins } from "./book/remote-pins.js";
import type { ContentConfig } from "./config.js";
import type { ContentStatus } from "./service.js";

/** Where one content stands. */
export function statusIn(
  book: Book,
  pins: RemotePins,
  { unpinnedHours }: Pick<ContentConfig, "unpinnedHours">,
  cid: string,
): ContentStatus {
  const row = book.content(cid);
  const reasons = book.reasons(cid);
  const storedAt = row?.stored_at ?? undefined;
  return {
    cid,
    state: row?.state ?? "unknown",
    reasons,
    size: row?.size ?? undefined,
    blocks: row?.blocks ?? undefined,
    storedAt,
    expiresAt:
      storedAt === undefined || reasons.length > 0 ? undefined : storedAt + unpinnedHours * 3600,
    mediaType: row?.media_type ?? undefined,
    tries: row?.tries ?? 0,
    problem: row?.problem ?? undefined,
    remote: pins.status(cid),
  };
}
