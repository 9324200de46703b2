import { readLogs, type BlockRange, type DecodedLog } from "../contracts/index.js";
import type { ElectionContracts } from "./contracts.js";
import type { ElectionRecord } from "./election.js";
import { calledElection, CHANGES, type ElectionEvent } from "./replay-election.js";
import { eligibilityAt } from "./stage.js";

const EVENTS = ["ElectionCalled", ...(Object.keys(CHANGES) as ElectionEvent[])];
const OFFICE_EVENTS = ["OfficeOpened", "OfficerSeated", "OfficerPassedOver"];

/** All elections ever called, in the order of the calls, from the contracts' events alone. */
export async function readElections(
  { elections, offices }: Pick<ElectionContracts, "elections" | "offices">,
  range: BlockRange,
): Promise<ElectionRecord[]> {
  const [logs, seats] = await Promise.all([
    readLogs(elections, range, EVENTS),
    readLogs(offices, range, OFFICE_EVENTS),
  ]);
  return replayElections(logs, seats);
}

/** Follows elections event by event; one that was called before the events begin is left out. */
function replayElections(
  logs: readonly DecodedLog[],
  seats: readonly DecodedLog[],
): ElectionRecord[] {
  const names = new Map(
    seats
      .filter(({ name }) => name === "OfficeOpened")
      .map(({ args }) => [args.officeId as string, args.name as string]),
  );
  const records = new Map<string, ElectionRecord>();
  for (const event of logs) {
    const id = event.args.electionId as string;
    if (event.name === "ElectionCalled") {
      records.set(id, calledElection(event, names.get(event.args.officeId as string)));
      continue;
    }
    const record = records.get(id);
    if (record === undefined) continue;
    CHANGES[event.name as ElectionEvent](record, event.args);
    if (event.name === "ElectionEnded") settleSeats(record, event, seats);
  }
  return [...records.values()];
}

/** The offices tell who was seated and who was passed over, in the transaction that ends the election. */
function settleSeats(
  election: ElectionRecord,
  { log: { transactionHash } }: DecodedLog,
  seats: readonly DecodedLog[],
): void {
  for (const { name, args, log } of seats) {
    if (log.transactionHash !== transactionHash || args.officeId !== election.officeId) continue;
    const candidate = args.account as string;
    if (name === "OfficerSeated")
      election.seated.push({
        candidate,
        seat: Number(args.seat),
        from: args.from as bigint,
        ends: args.until as bigint,
      });
    if (name === "OfficerPassedOver")
      election.passedOver.push({
        candidate,
        eligibility: eligibilityAt(args.eligibility as bigint),
      });
  }
}
