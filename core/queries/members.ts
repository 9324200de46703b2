import { postingRightAt, type StateReader, tables } from "../replay/index.js";
import type { MemberView, PageQuery, SeatView } from "../wire/read.js";
import type { BlockMark } from "./block-mark.js";
import { type Page, pageOf } from "./page.js";

/** Sorts behind every place on the chain. */
const EVER = "~";

/** The roll in the order of joining, former members included. */
export function readSeats(store: StateReader, query: PageQuery): Promise<Page<SeatView>> {
  return pageOf(store, tables.seats, query, {}, (row) => row as unknown as SeatView);
}

/** One account: its seats, and what it may do; nothing for a stranger. */
export async function readMember(
  store: StateReader,
  account: string,
  { time }: BlockMark,
): Promise<MemberView | undefined> {
  const seats: SeatView[] = [];
  for await (const [key] of tables.standings.scan(store, { prefix: `${account}/` })) {
    // A standing begins where the account joined, left or was sanctioned; seats are kept where it joined.
    const seat = await tables.seats.get(store, key.slice(account.length + 1));
    if (seat !== undefined && (seat as { account?: string }).account === account)
      seats.push(seat as unknown as SeatView);
  }
  if (seats.length === 0) return undefined;
  const named = await tables.relays.get(store, account);
  return {
    account,
    seats,
    postingRight: await postingRightAt(store, account, EVER, time),
    ...(named && { relay: { relay: named.relay, url: named.url, at: named.at } }),
  };
}
