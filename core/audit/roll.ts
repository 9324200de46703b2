import { readLogs, type DecodedLog } from "../contracts/index.js";
import { readMembers, type SeatRecord } from "../members/index.js";
import type { AuditContext } from "./check.js";

const CHANGES: Readonly<Record<string, number>> = { Enrolled: 1, Left: -1, Removed: -1 };

/** Everybody who ever held a seat, in the order of joining. */
export const seatsOf = ({ contracts, range }: Pick<AuditContext, "contracts" | "range">) =>
  readMembers(contracts, range);

/** Whether a seat gave a vote at a moment. */
export const votesAt = ({ voter, left }: SeatRecord, moment: bigint): boolean =>
  voter !== undefined && voter.since <= moment && (left === undefined || moment < left.at);

/** How many voters there were just before anything that happened. */
export class VoterCounts {
  readonly #changes: { log: DecodedLog; voters: number }[] = [];

  static async of({ contracts, range }: AuditContext): Promise<VoterCounts> {
    const counts = new VoterCounts();
    const voting = new Set<string>();
    for (const log of await readLogs(contracts.membership, range, Object.keys(CHANGES))) {
      const account = log.args.account as string;
      // Who leaves while waiting was no voter.
      if (log.name !== "Enrolled" && !voting.delete(account)) continue;
      if (log.name === "Enrolled") voting.add(account);
      counts.#changes.push({ log, voters: voting.size });
    }
    return counts;
  }

  before({ log: { blockNumber, index } }: DecodedLog): number {
    let [low, high] = [0, this.#changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { log } = (this.#changes[middle] as { log: DecodedLog }).log;
      const earlier =
        log.blockNumber < blockNumber || (log.blockNumber === blockNumber && log.index < index);
      if (earlier) low = middle + 1;
      else high = middle;
    }
    return this.#changes[low - 1]?.voters ?? 0;
  }
}
