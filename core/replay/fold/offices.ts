import {
  applyOfficeEvent,
  type OfficeEvent,
  type OfficeHistory,
} from "../../elections/replay-offices.js";
import { eligibilityAt } from "../../elections/stage.js";
import { numberOf, placeOf, type ChainEvent } from "../event.js";
import { plainOf, recordOf } from "../plain.js";
import type { StateReader, StateStore } from "../store.js";
import { tables, type SeatingRow } from "../tables.js";
import type { Folds } from "./fold.js";

const { offices, officeOrder, seatings } = tables;

export const officesFolds: Folds = {
  OfficeOpened: async (store, event) => {
    const id = event.args.officeId as string;
    const known = await offices.get(store, id);
    await fold(store, event, [id]);
    // One that is opened again keeps its place.
    if (known === undefined) await officeOrder.put(store, placeOf(event), { id });
  },
  OfficeChanged: foldOne,
  OfficeClosed: foldOne,
  ExclusionSet: (store, event) =>
    fold(store, event, [event.args.first as string, event.args.second as string]),
  OfficerSeated: async (store, event) => {
    await foldOne(store, event);
    const { args } = event;
    await seating(store, event, ({ seated }) =>
      seated.push({
        candidate: args.account as string,
        seat: numberOf(args.seat),
        from: numberOf(args.from),
        ends: numberOf(args.until),
      }),
    );
  },
  OfficerPassedOver: (store, event) =>
    seating(store, event, ({ passedOver }) =>
      passedOver.push({
        candidate: event.args.account as string,
        eligibility: eligibilityAt(event.args.eligibility as bigint),
      }),
    ),
  OfficerHeldOver: foldOne,
  OfficerSucceeded: foldOne,
  OfficerResigned: foldOne,
  OfficerRecalled: foldOne,
};

/** An office's past, as core/elections folds it. */
export async function officeHistory(
  store: StateReader,
  id: string,
): Promise<OfficeHistory | undefined> {
  const row = await offices.get(store, id);
  if (row === undefined) return undefined;
  const kept = recordOf<Omit<OfficeHistory, "excludes"> & { excludes: string[] }>(row);
  return { ...kept, excludes: new Set(kept.excludes) };
}

function foldOne(store: StateStore, event: ChainEvent): Promise<void> {
  return fold(store, event, [event.args.officeId as string]);
}

async function fold(store: StateStore, event: ChainEvent, ids: readonly string[]): Promise<void> {
  const histories = new Map<string, OfficeHistory>();
  for (const id of ids) {
    const history = await officeHistory(store, id);
    if (history !== undefined) histories.set(id, history);
  }
  applyOfficeEvent(histories, event.name as OfficeEvent, event.args, BigInt(event.time));
  for (const [id, history] of histories) await offices.put(store, id, plainOf(history));
}

/** Gathers what one transaction decides about an office; the end of the election comes after it. */
async function seating(
  store: StateStore,
  { args, tx }: ChainEvent,
  add: (row: SeatingRow) => unknown,
): Promise<void> {
  const id = args.officeId as string;
  const known = await seatings.get(store, id);
  const row = known?.tx === tx ? known : { tx, seated: [], passedOver: [] };
  add(row);
  await seatings.put(store, id, row);
}
