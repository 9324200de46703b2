import { providerOf, type BlockRange, type CoalitionContracts } from "../contracts/index.js";
import { countOf, formatMoment } from "../format/index.js";
import { admits } from "./admits.js";
import { readMembers } from "./read-members.js";
import type { SeatRecord } from "./seat.js";

/** Whether a waiting member can become a voter now. */
export interface Candidate {
  account: string;
  /** Last moment of the waiting period, a timestamp in seconds. */
  waitsUntil: bigint;
  /** Whether `enrol` would make a voter of this member now. */
  ready: boolean;
  /** One line: why not, or that nothing is in the way. */
  reason: string;
}

/** All waiting members: who can be enrolled now, and why the others cannot. */
export async function readCandidates(
  contracts: CoalitionContracts,
  range: BlockRange,
): Promise<Candidate[]> {
  const toBlock = range.toBlock ?? (await providerOf(contracts.membership).getBlockNumber());
  const seats = await readMembers(contracts, { ...range, toBlock });
  const block = await providerOf(contracts.membership).getBlock(toBlock);
  const waitingPeriod = await contracts.membership.waitingPeriod({ blockTag: toBlock });
  return Promise.all(
    seats
      .filter(({ status }) => status === "waiting")
      .map((seat) =>
        judge(contracts, seat, {
          waitsUntil: seat.joinedAt + waitingPeriod,
          now: BigInt(block?.timestamp ?? 0),
          toBlock,
        }),
      ),
  );
}

async function judge(
  contracts: CoalitionContracts,
  { account }: SeatRecord,
  { waitsUntil, now, toBlock }: { waitsUntil: bigint; now: bigint; toBlock: number },
): Promise<Candidate> {
  const found = (ready: boolean, reason: string) => ({ account, waitsUntil, ready, reason });
  // The contract enrols after this moment, not at it.
  if (now <= waitsUntil) return found(false, `Waits until ${formatMoment(waitsUntil)}.`);
  const obstacle = await obstacleOf(contracts, account, toBlock);
  return obstacle === undefined ? found(true, "Can be enrolled.") : found(false, obstacle);
}

async function obstacleOf(
  { admission, membership }: CoalitionContracts,
  account: string,
  blockTag: number,
): Promise<string | undefined> {
  if (await admits(admission, account, blockTag)) return undefined;
  if (admission.kind !== "vouches") return "The admission policy does not admit this member.";
  const [vouchers, needed, voters] = await Promise.all([
    admission.contract.vouchersOf(account, { blockTag }),
    admission.contract.vouchesNeeded({ blockTag }),
    membership.voterCount({ blockTag }),
  ]);
  // A coalition with fewer voters than vouches needed asks for as many as it has.
  const asked = needed < voters ? needed : voters;
  return `Needs ${countOf(asked, "vouch", "vouches")} and has ${vouchers.length}.`;
}
