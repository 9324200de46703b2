/*
 * The stand-alone tallying script: counts a motion or an election again from a chain's logs alone. It needs nothing of this
 * repository's records and no Hardhat, only the address of the coalition's directory and any node that answers:
 *
 *   node --import tsx scripts/tally.ts --rpc https://… --directory 0x… <motion or election>
 *
 * Exit code 0: the contracts' figures are those of the logs. 1: they are not, or nothing could be counted.
 */
import { Command } from "commander";
import { JsonRpcProvider } from "ethers";
import {
  connectCoalition,
  type BlockRange,
  type CoalitionContracts,
} from "../core/contracts/index.js";
import { isDaoError } from "../core/errors.js";
import { readMotion, recount } from "../core/motions/index.js";
import { explainRevert } from "../core/refusals/index.js";
import { explainFailure } from "./cli/explain-failure.js";
import { createOutput, type Output } from "./cli/output.js";
import { printJson } from "./cli/print-json.js";
import { address, wholeNumber } from "./cli/values.js";
import { recountElectionFor } from "./elections/tally-election.js";
import { presentRecount, recountResult } from "./tallying/present-recount.js";

interface Options {
  rpc: string;
  directory: string;
  fromBlock: number;
  json?: boolean;
}

async function tally(given: string, options: Options): Promise<void> {
  const { rpc, directory, fromBlock, json = false } = options;
  const provider = new JsonRpcProvider(rpc);
  try {
    const contracts = await connectCoalition(directory, provider);
    const output = createOutput(json);
    const range = { fromBlock };
    const { agrees, result } =
      (await recountMotion(output, contracts, given, range)) ??
      (await recountElectionFor(output, contracts, given, range));
    if (json) printJson(result);
    if (!agrees) process.exitCode = 1;
  } finally {
    provider.destroy();
  }
}

/** Nothing where the words name no motion: then they may name an election. */
async function recountMotion(
  output: Output,
  contracts: CoalitionContracts,
  given: string,
  range: BlockRange,
): Promise<{ agrees: boolean; result: Record<string, unknown> } | undefined> {
  const named = await readMotion(contracts, given, range).catch((error: unknown) => {
    if (isDaoError(error) && NO_MOTION.has(error.code)) return undefined;
    throw error;
  });
  if (named === undefined) return undefined;
  const motion =
    named.amends === undefined ? named : await readMotion(contracts, named.amends, range);
  const counted = await recount(contracts, motion.id, range);
  presentRecount(output, motion, counted);
  return { agrees: counted.agrees, result: recountResult(motion, counted) };
}

const NO_MOTION: ReadonlySet<string> = new Set(["MOTION_UNKNOWN", "MOTION_ID_MALFORMED"]);

function refuse(error: unknown, { rpc, json = false }: Options): void {
  const refusal = explainFailure(error, { name: "the chain", url: rpc }) ?? explainRevert(error);
  if (!isDaoError(refusal)) throw error;
  if (json) printJson(refusal);
  process.stderr.write(`${refusal.code}: ${refusal.message}\n${refusal.hint ?? ""}\n`);
  process.exitCode = 1;
}

await new Command("tally")
  .description("Count a motion or an election again from the chain's logs alone.")
  .argument(
    "<motion|election>",
    "its id, or 0x and the id's first digits; of an election the office too",
  )
  .requiredOption("--directory <address>", "of the coalition", address)
  .option("--rpc <url>", "any node of the chain", "http://127.0.0.1:8545")
  .option("--from-block <number>", "first block to read; 0 is always right", wholeNumber, 0)
  .option("--json", "print one JSON document and nothing else")
  .action((motion: string, options: Options) =>
    tally(motion, options).catch((error: unknown) => refuse(error, options)),
  )
  .parseAsync();
