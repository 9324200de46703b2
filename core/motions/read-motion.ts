import {
  providerOf,
  readBlockTimes,
  readLogs,
  type BlockRange,
  type CoalitionContracts,
  type DecodedLog,
} from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { formatMotionId, quote } from "../format/index.js";
import type { Motion } from "./motion.js";
import { withOptions } from "./read-options.js";
import { readText, type Text } from "./read-text.js";
import { motionOf, readTextKinds, type TextKinds } from "./text-kinds.js";

/** Enough of an id to type, too much to hit another motion by chance. */
const SHORTEST_PREFIX = 4;

/** All motions ever filed, in the order of filing, as they stand at the end of the range; rivals are among their options. */
export async function readMotions(
  contracts: CoalitionContracts,
  range: BlockRange,
): Promise<Motion[]> {
  return (await readTexts(contracts, range)).filter(({ amends }) => amends === undefined);
}

/** As {@link readMotions}, and every text that amends one: rivals and corrections. */
export async function readTexts(
  contracts: CoalitionContracts,
  range: BlockRange,
): Promise<Motion[]> {
  return complete(contracts, await readFilings(contracts, range), () => true);
}

/**
 * One motion, or one text that amends a motion.
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
  const filings = await readFilings(contracts, range);
  const [found, other] = filings.filed.filter((log) =>
    formatMotionId(idOf(log)).startsWith(wanted),
  );
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
  const [motion] = await complete(contracts, filings, (text) => text === idOf(found));
  if (motion === undefined) throw new Error("a motion was found and could not be read");
  return motion;
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

interface Filings {
  filed: DecodedLog[];
  kinds: TextKinds;
  toBlock: number;
}

async function readFilings(contracts: CoalitionContracts, range: BlockRange): Promise<Filings> {
  const { governor } = contracts;
  const toBlock = range.toBlock ?? (await providerOf(governor).getBlockNumber());
  const until = { ...range, toBlock };
  const [filed, kinds] = await Promise.all([
    readLogs(governor, until, ["ProposalCreated"]),
    readTextKinds(contracts, until),
  ]);
  return { filed, kinds, toBlock };
}

const idOf = ({ args }: DecodedLog) => args.proposalId as bigint;

/** The texts that are wanted; a motion's options need its other texts too. */
async function complete(
  contracts: CoalitionContracts,
  { filed, kinds, toBlock }: Filings,
  wanted: (text: bigint) => boolean,
): Promise<Motion[]> {
  const motions = new Set(filed.map(idOf).filter((id) => wanted(id) && motionOf(kinds, id) === id));
  const needed = filed.filter(
    (log) => wanted(idOf(log)) || motions.has(motionOf(kinds, idOf(log))),
  );
  const texts = await Promise.all(needed.map((log) => readText(contracts, log, kinds, toBlock)));
  const times = await readBlockTimes(providerOf(contracts.governor), [toBlock]);
  const at = { toBlock, now: times.get(toBlock) ?? 0n };
  return Promise.all(
    texts
      .filter(({ id }) => wanted(id))
      .map(async (text) => {
        if (text.amends !== undefined) return alone(text);
        const family = texts.filter(({ id }) => motionOf(kinds, id) === text.id);
        return withOptions(contracts, text, family, at);
      }),
  );
}

/** A text that amends another has no options of its own. */
function alone(text: Text): Motion {
  const { for: inFavour, against, abstain } = text.votes;
  return {
    ...text,
    ballots: inFavour + against + abstain,
    preferred: [],
    options: [],
    winner: undefined,
  };
}
