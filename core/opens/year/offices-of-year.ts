import { officeAt, type OfficeHistory } from "../../elections/replay-offices.js";
import type { SeatRecord } from "../../members/index.js";
import { officeHistory } from "../../replay/fold/offices.js";
import { type StateReader, tables } from "../../replay/index.js";
import type { OfficeOfYear } from "./year-report.js";

/** Offices and who holds them at a moment, not after the last event of the state. */
export async function officesAt(
  state: StateReader,
  seats: readonly SeatRecord[],
  moment: number,
): Promise<OfficeOfYear[]> {
  const histories = new Map<string, OfficeHistory>();
  for await (const [, { id }] of tables.officeOrder.scan(state)) {
    const history = await officeHistory(state, id);
    if (history !== undefined) histories.set(id, history);
  }
  // Who left later held the seat then.
  const roll = seats.map((seat) =>
    seat.left !== undefined && Number(seat.left.at) > moment ? { ...seat, left: undefined } : seat,
  );
  return [...histories].map(([id, history]) => {
    const office = officeAt(histories, id, history, roll, BigInt(moment));
    return {
      name: office.name,
      open: office.open,
      seats: office.seats.length,
      holders: office.seats.flatMap(({ seat, holder }) =>
        holder === undefined
          ? []
          : [{ account: holder.account, seat, until: Number(holder.until) }],
      ),
    };
  });
}
