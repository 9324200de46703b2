import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
  type DecodedArguments,
  type DecodedLog,
} from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { formatMotionId, quote } from "../format/index.js";
import { parseDescription } from "./description.js";
import { motionClassAt, motionRulesOf } from "./motion-class.js";
import type { Motion } from "./motion.js";
import { motionPhase } from "./phase.js";

/** Enough of an id to type, too much to hit another motion by chance. */
const SHORTEST_PREFIX = 4;

/** All motions ever filed, in the order of filing, as they stand at the end of the range. */
export async function readMotions(
  contracts: CoalitionContracts,
  range: BlockRange,
): Promise<Motion[]> {
  const { filed, toBlock } = await readFiled(contracts, range);
  return Promise.all(filed.map((log) => readOne(contracts, log, toBlock)));
}

/**
 * One motion.
 *
 * @param id - its id, or as much of it ("0x" and at least four digits) as no other motion begins with.
 * @throws DaoError `MOTION_ID_MALFORMED`, `MOTION_UNKNOWN` or `MOTION_AMBIGUOUS`.
 */
export async function readMotion(
  contracts: CoalitionContracts,
  id: bigint | string,
  range: BlockRange,
): Promise<Motion> {
  const wanted = prefixOf(id);
  const { filed, toBlock } = await readFiled(contracts, range);
  const [found, other] = filed.filter((log) => formatMotionId(idOf(log)).startsWith(wanted));
  if (found === undefined) {
    throw new DaoError("MOTION_UNKNOWN", `There is no motion ${wanted}.`, {
      hint: "List the motions and copy the id; check the coalition and the network.",
    });
  }
  if (other !== undefined) {
    throw new DaoError("MOTION_AMBIGUOUS", `More than one motion begins with ${wanted}.`, {
      hint: "Give more digits of the id.",
    });
  }
  return readOne(contracts, found, toBlock);
}

function prefixOf(id: bigint | string): string {
  if (typeof id === "bigint") return formatMotionId(id);
  if (new RegExp(`^0x[0-9a-fA-F]{${SHORTEST_PREFIX},64}$`).test(id)) return id.toLowerCase();
  // Other governance tools show ids in decimal.
  if (/^\d{60,78}$/.test(id) && BigInt(id) < 1n << 256n) return formatMotionId(BigInt(id));
  throw new DaoError("MOTION_ID_MALFORMED", `${quote(id)} is not the id of a motion.`, {
    hint: `Give 0x and at least ${SHORTEST_PREFIX} hexadecimal digits, as the list of motions shows them.`,
  });
}

async function readFiled({ governor }: CoalitionContracts, range: BlockRange) {
  const toBlock = range.toBlock ?? (await providerOf(governor).getBlockNumber());
  const filed = await readLogs(governor, { ...range, toBlock }, ["ProposalCreated"]);
  return { filed, toBlock };
}

const idOf = ({ args }: DecodedLog) => args.proposalId as bigint;

async function readOne(
  { governor }: CoalitionContracts,
  filed: DecodedLog,
  toBlock: number,
): Promise<Motion> {
  const id = idOf(filed);
  const { blockNumber } = filed.log;
  const at = { blockTag: toBlock };
  const [kept, state, snapshot, deadline, eta, tally, quorum, times] = await Promise.all([
    governor.motion(id, at),
    governor.state(id, at),
    governor.proposalSnapshot(id, at),
    governor.proposalDeadline(id, at),
    governor.proposalEta(id, at),
    governor.tally(id, at),
    governor.proposalQuorum(id, at),
    readBlockTimes(providerOf(governor), [blockNumber, toBlock]),
  ]);
  const standing = {
    state: Number(state),
    secondsGiven: Number(kept.secondsGiven),
    secondsNeeded: Number(kept.secondsNeeded),
    opensAt: kept.opensAt,
    takeoverUntil: kept.takeoverUntil,
    deadline,
    eta,
  };
  return {
    id,
    ...contentOf(filed.args),
    mover: kept.mover,
    class: motionClassAt(kept.class) ?? "fundamental",
    rules: motionRulesOf(kept.rules),
    filedAt: times.get(blockNumber) ?? 0n,
    filedInBlock: blockNumber,
    ...standing,
    snapshot,
    takenOver: kept.takenOver,
    extended: kept.extended,
    votes: votesOf(tally),
    quorum,
    phase: motionPhase(standing, times.get(toBlock) ?? 0n),
  };
}

/** Alternative 0 is the status quo, 1 the motion: who prefers one to the other voted that way, the rest abstained. */
export function votesOf({ ballots, preferred }: { ballots: bigint; preferred: bigint[][] }) {
  const [against, inFavour] = [preferred[0]?.[1] ?? 0n, preferred[1]?.[0] ?? 0n];
  return { for: inFavour, against, abstain: ballots - inFavour - against };
}

function contentOf(args: DecodedArguments) {
  const [targets, calldatas] = [args.targets as string[], args.calldatas as string[]];
  const values = args.values as bigint[];
  const description = args.description as string;
  const { title, text } = parseDescription(description);
  return {
    title: title || "(untitled)",
    text,
    description,
    proposer: args.proposer as string,
    calls: targets.map((target, i) => ({
      target,
      value: values[i] ?? 0n,
      calldata: calldatas[i] ?? "0x",
    })),
  };
}
