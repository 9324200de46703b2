import type { TransactionRequest } from "ethers";
import { contractAt, INTERFACES } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { ballotMessage } from "./ballot-message.js";
import { RELAY_HINTS, type RelayHints } from "./hints.js";
import { callOf, type Call, type Desk, type Message } from "./message.js";
import { paperMessage, verbOf } from "./paper-message.js";
import { postMessage } from "./post-message.js";

/** Calls that are carried as signed ballots or posts. */
const CARRIED = new Set([
  ...["governor.castVote", "governor.castVoteBySig"],
  ...["amendments.castRankedVote", "amendments.castRankedVoteBySig"],
  ...["ballotBox.castBallot", "ballotBox.castBallotBySig", "lists.post"],
]);

/**
 * What a transaction would have done, as what the member signs for a relay.
 *
 * @throws DaoError `PAPER_UNKNOWN` when nothing that is signed stands for it, `BALLOT_WITH_REASON`, `OPTIONS_CHANGED`,
 * `BALLOT_UNKNOWN`, `CONTENT_MISSING`, and whatever the key answers.
 */
export async function messageOf(
  desk: Desk,
  transaction: TransactionRequest,
  hints: RelayHints = RELAY_HINTS,
): Promise<Message> {
  const call = callOf(transaction);
  if (call === undefined) throw noPaper("This", hints);
  return (
    (await ballotMessage(desk, call, hints)) ??
    (await postMessage(desk, call)) ??
    (await paperMessage(desk, call)) ??
    refuse(desk, call, hints)
  );
}

/** Whether a relay can take what a call does; without asking the chain or a key. */
export function isCarried(coalition: Pick<Desk, "coalition">["coalition"], call: Call): boolean {
  const at = contractAt(coalition.addresses, call.to);
  const name = at && INTERFACES[at].parseTransaction({ data: call.data })?.name;
  return CARRIED.has(`${at}.${name}`) || verbOf({ coalition }, call) !== undefined;
}

function refuse({ coalition }: Desk, { to, data }: Call, hints: RelayHints): never {
  const at = contractAt(coalition.addresses, to);
  const name = at && INTERFACES[at].parseTransaction({ data })?.name;
  throw noPaper(name === undefined ? "This" : `"${name}"`, hints);
}

const noPaper = (what: string, { unsigned: hint }: RelayHints) =>
  new DaoError(
    "PAPER_UNKNOWN",
    `${what} cannot go through a relay: no signed paper stands for it.`,
    {
      hint,
    },
  );
