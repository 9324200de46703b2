import {
  hiddenMark,
  indexKey,
  type LogRow,
  type PostRow,
  recordOf,
  type StateReader,
  tables,
} from "../../../core/replay/index.js";
import type { OfficeHistory } from "../../../core/elections/replay-offices.js";
import type { SeatRecord } from "../../../core/members/index.js";
import type { ArchivedRendition, MailPost } from "../../mail/ports.js";

/** Posts of a list that count, as mail wants them at `now` (timestamp in seconds); see `MailIndex`. */
export async function* readMailPosts(
  store: StateReader,
  list: string,
  now: number,
  { after, before, limit = Infinity }: { after?: bigint; before?: bigint | "end"; limit?: number },
): AsyncIterable<MailPost> {
  const reverse = before !== undefined;
  const from = before === "end" ? undefined : (before ?? after);
  let left = limit;
  const range = {
    ...{ prefix: `${list}/`, reverse },
    after: from === undefined ? undefined : indexKey(list, Number(from)),
  };
  for await (const [, entry] of tables.log.scan(store, range)) {
    if (left <= 0) return;
    if (entry.refused !== undefined) continue;
    const row = await tables.posts.get(store, entry.id);
    if (row === undefined) continue;
    yield await mailPost(store, entry, row, now);
    left -= 1;
  }
}

async function mailPost(
  store: StateReader,
  entry: LogRow,
  row: PostRow,
  now: number,
): Promise<MailPost> {
  const { id, post, signature, at, tx } = entry;
  return {
    ...{ place: BigInt(row.index), id, signature, anchoredAt: at, anchorTx: tx },
    post: { ...post, sequence: BigInt(post.sequence) },
    group: await groupAt(store, post.author, at),
    hidden: await hiddenMark(store, row, now),
  };
}

/** The group the author had declared when the post came in. */
async function groupAt(store: StateReader, account: string, time: number) {
  let group: string | undefined;
  for await (const [key] of tables.standings.scan(store, { prefix: `${account}/` })) {
    const row = await tables.seats.get(store, key.slice(account.length + 1));
    if (row === undefined) continue;
    const seat = recordOf<SeatRecord>(row);
    if (seat.account === account && Number(seat.joinedAt) <= time) group = seat.group.name;
  }
  return group;
}

/** All renditions of all documents, document by document in the order of their first version. */
export async function* readRenditions(store: StateReader): AsyncIterable<ArchivedRendition> {
  for await (const [, { id }] of tables.documentOrder.scan(store)) {
    const { author, kind, name } = await tables.documents.need(store, id);
    for await (const [, version] of tables.versions.scan(store, { prefix: `${id}/` }))
      for (const { cidText, size, mediaType } of version.renditions)
        yield {
          ...{ documentId: id, versionId: version.id, author, kind, name },
          recordedAt: version.recordedAt,
          withdrawn: version.withdrawn !== undefined,
          ...{ cid: cidText, size, mediaType },
        };
  }
}

/** Whether an account held an office at a moment, by the terms that were given; or is the coalition itself. */
export async function heldOffice(
  store: StateReader,
  account: string,
  office: string,
  at: number,
): Promise<boolean> {
  for await (const [, row] of tables.offices.scan(store)) {
    const { name, given } = recordOf<Pick<OfficeHistory, "name" | "given">>(row);
    if (name !== office) continue;
    const moment = BigInt(at);
    if (
      given.some((term) => term.account === account && term.from <= moment && moment < term.until)
    )
      return true;
  }
  return false;
}
