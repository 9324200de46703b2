/*
 * The stand-alone tallying script: counts a motion again from a chain's logs alone. It needs nothing of this
 * repository's records and no Hardhat, only the address of the coalition's directory and any node that answers:
 *
 *   node --import tsx scripts/tally.ts --rpc https://… --directory 0x… <motion>
 *
 * Exit code 0: the governor's figures are those of the logs. 1: they are not, or nothing could be counted.
 */
import { Command } from "commander";
import { JsonRpcProvider } from "ethers";
import { connectCoalition } from "../core/contracts/index.js";
import { isDaoError } from "../core/errors.js";
import { readMotion, recount } from "../core/motions/index.js";
import { explainRevert } from "../core/refusals/index.js";
import { explainFailure } from "./cli/explain-failure.js";
import { createOutput } from "./cli/output.js";
import { printJson } from "./cli/print-json.js";
import { address, wholeNumber } from "./cli/values.js";
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
    const motion = await readMotion(contracts, given, { fromBlock });
    const counted = await recount(contracts, motion.id, { fromBlock });
    presentRecount(createOutput(json), motion, counted);
    if (json) printJson(recountResult(motion, counted));
    if (!counted.agrees) process.exitCode = 1;
  } finally {
    provider.destroy();
  }
}

function refuse(error: unknown, { rpc, json = false }: Options): void {
  const refusal = explainFailure(error, { name: "the chain", url: rpc }) ?? explainRevert(error);
  if (!isDaoError(refusal)) throw error;
  if (json) printJson(refusal);
  process.stderr.write(`${refusal.code}: ${refusal.message}\n${refusal.hint ?? ""}\n`);
  process.exitCode = 1;
}

await new Command("tally")
  .description("Count a motion again from the chain's logs alone.")
  .argument("<motion>", "its id, or 0x and the id's first digits")
  .requiredOption("--directory <address>", "of the coalition", address)
  .option("--rpc <url>", "any node of the chain", "http://127.0.0.1:8545")
  .option("--from-block <number>", "first block to read; 0 is always right", wholeNumber, 0)
  .option("--json", "print one JSON document and nothing else")
  .action((motion: string, options: Options) =>
    tally(motion, options).catch((error: unknown) => refuse(error, options)),
  )
  .parseAsync();
