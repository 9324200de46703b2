import { AbiCoder, type EventFragment, type Interface, type LogParams } from "ethers";
import { eventOf, rawArguments, rawTypes } from "../contracts/raw-event.js";
import type { JournalEntry } from "./fold.js";

type LogData = Pick<LogParams, "topics" | "data">;

/**
 * Events the journal leaves out because storage or other entries pin them: the token standard's, ballots (bitmap and
 * tally), OpenZeppelin's own life of a proposal (ours and the timelock's say the same), role admins and salts.
 */
const NOT_FOLDED: ReadonlySet<string> = new Set([
  "Transfer",
  "Locked",
  "VoteCast",
  "VoteCastWithParams",
  "BallotSkipped",
  "RankedVoteCast",
  "BallotCast",
  "RankedBallotSkipped",
  "ProposalCreated",
  "ProposalQueued",
  "ProposalExecuted",
  "ProposalCanceled",
  "RoleAdminChanged",
  "CallSalt",
]);

/** Events of the timelock that come once for each call and are folded once for each batch, after its last call. */
const BATCHED: ReadonlySet<string> = new Set(["CallScheduled", "CallExecuted"]);

const coder = AbiCoder.defaultAbiCoder();

/**
 * What a contract folded into its journal, told from its logs.
 *
 * @param abi - the contract's interface.
 * @param logs - all logs it ever wrote, in the order of the chain.
 */
export function entriesOf(abi: Interface, logs: readonly LogData[]): JournalEntry[] {
  const events = logs.flatMap((log) => {
    const fragment = eventOf(abi, log.topics[0]);
    return fragment === undefined || NOT_FOLDED.has(fragment.name) ? [] : [{ fragment, log }];
  });
  const sizes = new Map<string, number>();
  for (const event of events) {
    const batch = batchOf(event.fragment, event.log);
    if (batch !== undefined) sizes.set(batch, (sizes.get(batch) ?? 0) + 1);
  }
  const seen = new Map<string, number>();
  return events.flatMap(({ fragment, log }) => {
    const batch = batchOf(fragment, log);
    if (batch === undefined) return [wholeEntry(fragment, log)];
    const index = (seen.get(batch) ?? 0) + 1;
    seen.set(batch, index);
    const size = sizes.get(batch) ?? 0;
    return index === size ? [batchEntry(fragment, log, size)] : [];
  });
}

/** An operation is scheduled and executed once at most, so event and id name the batch. */
function batchOf({ name }: EventFragment, { topics }: LogData): string | undefined {
  return BATCHED.has(name) ? `${name} ${topics[1] ?? ""}` : undefined;
}

function wholeEntry(fragment: EventFragment, log: LogData): JournalEntry {
  const payload = coder.encode(rawTypes(fragment.inputs), rawArguments(fragment, log));
  return { name: fragment.name, kind: fragment.topicHash, payload };
}

function batchEntry(fragment: EventFragment, log: LogData, size: number): JournalEntry {
  const args = rawArguments(fragment, log);
  const { name, topicHash: kind } = fragment;
  return name === "CallScheduled"
    ? {
        name,
        kind,
        payload: coder.encode(["bytes32", "uint256", "uint256"], [args[0], size, args.at(-1)]),
      }
    : { name, kind, payload: coder.encode(["bytes32", "uint256"], [args[0], size]) };
}
