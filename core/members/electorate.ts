import type { BlockRange, CoalitionContracts } from "../contracts/index.js";
import { readMembers } from "./read-members.js";
import type { SeatRecord } from "./seat.js";

/** Everybody who had a vote at a moment: enrolled by then, and not gone by then. */
export function votersAt(seats: readonly SeatRecord[], timepoint: bigint): Set<string> {
  return new Set(
    seats
      .filter(
        ({ voter, left }) =>
          voter !== undefined &&
          voter.since <= timepoint &&
          (left === undefined || timepoint < left.at),
      )
      .map(({ account }) => account),
  );
}

/** The electorate of a moment, from the membership's events alone. */
export async function readElectorate(
  contracts: Pick<CoalitionContracts, "membership">,
  timepoint: bigint,
  range: BlockRange,
): Promise<Set<string>> {
  return votersAt(await readMembers(contracts, range), timepoint);
}
