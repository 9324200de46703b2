import type { CoalitionFile } from "../../core/coalition/index.js";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import type { SimulatedChain } from "../rehearsal/simulated-chain.js";
import { people } from "./people.js";
import type { Call, Transactions } from "./transactions.js";

/** Anyone may enrol others and send signed ballots; this is nobody in particular. */
export const STRANGER = "0x00000000000000000000000000000000005742A6";

/** Voters who are enrolled in one transaction; the contract takes no more. */
export const ENROL_BATCH = 100;

/** After so many joins a day passes, so that the join bucket never runs empty. */
const JOINS_A_DAY = 5_000;

/**
 * The pilot's coalition with the bench's first members as founders, open to floods, and with the lowest quorum: gas
 * does not depend on these numbers, but the time the bench needs does.
 */
export function benchCoalition(pilot: CoalitionFile, founders: number): CoalitionFile {
  const { groups } = pilot.membership;
  const group = (index: number) => groups[index % groups.length] ?? "";
  return {
    ...pilot,
    membership: { ...pilot.membership, joinsPerDay: 10_000 },
    motions: { ...pilot.motions, ordinary: { ...pilot.motions.ordinary, quorumShare: 100 } },
    founders: people(0, founders).map(({ address }, index) => ({ address, group: group(index) })),
  };
}

/** A founded coalition, how to send to it, and how large it is. */
export interface BenchCoalition {
  chain: SimulatedChain;
  transactions: Transactions;
  contracts: CoalitionContracts;
}

/** The calls with which members `from` to `to`, the second excluded, join. */
export async function joining(
  { contracts }: BenchCoalition,
  from: number,
  to: number,
): Promise<Call[]> {
  const { archive, membership, addresses } = contracts;
  const [, code] = await archive.currentCode();
  const groups = Number(await membership.groupCount());
  return people(from, to).map(({ address }, offset) => ({
    from: address,
    to: addresses.membership,
    data: membership.interface.encodeFunctionData("join", [(from + offset) % groups, code]),
  }));
}

/** The call that enrols members `from` to `to`, the second excluded. */
export function enrolling({ contracts }: BenchCoalition, from: number, to: number): Call {
  const accounts = people(from, to).map(({ address }) => address);
  const data = contracts.membership.interface.encodeFunctionData("enrol", [accounts]);
  return { from: STRANGER, to: contracts.addresses.membership, data };
}

/** Lets people join, wait and be enrolled until there are so many members. Member `i` gets voter number `i + 1`. */
export async function growTo(
  coalition: BenchCoalition,
  members: number,
  onProgress: (members: number) => void,
): Promise<void> {
  const { chain, transactions, contracts } = coalition;
  const before = Number(await contracts.membership.memberCount());
  for (let start = before; start < members; start += JOINS_A_DAY) {
    const end = Math.min(members, start + JOINS_A_DAY);
    await transactions.sendAll(await joining(coalition, start, end), (done) =>
      onProgress(start + done / 2),
    );
    await chain.travel(86_400);
  }
  await chain.travel(Number(await contracts.membership.waitingPeriod()));
  for (let start = before; start < members; start += ENROL_BATCH) {
    const end = Math.min(members, start + ENROL_BATCH);
    await transactions.gasOf(enrolling(coalition, start, end));
    onProgress(before + (members - before) / 2 + (end - before) / 2);
  }
}
