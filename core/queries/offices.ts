import { officeAt, type OfficeHistory } from "../elections/replay-offices.js";
import { plainOf, recordOf, type StateReader, tables } from "../replay/index.js";
import type { OfficeView, PageQuery, SeatView } from "../wire/read.js";
import type { BlockMark } from "./block-mark.js";
import { readMember } from "./members.js";
import { type Page, pageOf } from "./page.js";

/** Offices in the order of opening, as they stand at a block, with every term they ever gave. */
export async function readOffices(
  store: StateReader,
  query: PageQuery,
  at: BlockMark,
): Promise<Page<OfficeView>> {
  const histories = await readHistories(store);
  return pageOf(store, tables.officeOrder, query, {}, async ({ id }) => {
    const history = histories.get(id);
    if (history === undefined) return undefined;
    const office = officeAt(
      histories,
      id,
      history,
      await seatsOf(store, history, at),
      BigInt(at.time),
    );
    const given = history.given.map(({ account, seat, from, until, ends, inRow }) => ({
      ...{ account, seat, from, until, ends, inRow },
    }));
    return plainOf({ ...office, given }) as unknown as OfficeView;
  });
}

/** Every office's past: each may exclude any other. There are as many as a coalition has bodies, never many. */
async function readHistories(store: StateReader): Promise<Map<string, OfficeHistory>> {
  const histories = new Map<string, OfficeHistory>();
  for await (const [id, row] of tables.offices.scan(store)) {
    const kept = recordOf<Omit<OfficeHistory, "excludes"> & { excludes: string[] }>(row);
    histories.set(id, { ...kept, excludes: new Set(kept.excludes) });
  }
  return histories;
}

type HeldSeat = Parameters<typeof officeAt>[3][number];

/** The memberships of whoever may hold the office: who left the coalition left its offices. */
async function seatsOf(
  store: StateReader,
  { given }: OfficeHistory,
  at: BlockMark,
): Promise<HeldSeat[]> {
  const now = BigInt(at.time);
  const accounts = new Set(given.filter(({ until }) => until > now).map(({ account }) => account));
  const members = await Promise.all(
    [...accounts].map(async (account) => readMember(store, account, at)),
  );
  return members.flatMap((member) => member?.seats.map(heldSeat) ?? []);
}

const heldSeat = (seat: SeatView) => recordOf<HeldSeat>(plainOf(seat));
