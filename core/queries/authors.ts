import { ZeroHash } from "ethers";
import { type StateReader, tables } from "../replay/index.js";
import type { AuthorView } from "../wire/read.js";

/** What an author's next post on a list has to follow. */
export async function readAuthor(
  store: StateReader,
  list: string,
  account: string,
): Promise<AuthorView> {
  const last = await tables.authors.get(store, `${list}/${account}`);
  let unread = 0;
  for await (const [key] of tables.missing.scan(store, { prefix: `${list}/` }))
    unread += (await tables.anchors.need(store, key)).count;
  return {
    next: last === undefined ? "0" : (BigInt(last.sequence) + 1n).toString(),
    previous: last?.last ?? ZeroHash,
    unread,
  };
}
