import type { CoalitionFile } from "../../core/coalition/index.js";
import type { WritableStore } from "../../core/content/index.js";
import { connectCoalition, type CoalitionContracts } from "../../core/contracts/index.js";
import { deploymentParameters } from "../../deploy/parameters.js";
import { ensureBuilt } from "../deployment/ensure-built.js";
import { readFoundingDocuments, toRecord } from "../deployment/founding-documents.js";
import { foundingModule } from "../deployment/run-ignition.js";
import type { SimulatedChain } from "./simulated-chain.js";

/**
 * Founds a coalition on a fresh chain as a real deployment does: the same module, the same parameters.
 *
 * @param store takes the content of the first documents.
 */
export async function foundOn(
  { connection, provider }: SimulatedChain,
  coalition: CoalitionFile,
  store: WritableStore,
): Promise<CoalitionContracts> {
  await ensureBuilt("default", (text) => process.stderr.write(`${text}\n`));
  const documents = await readFoundingDocuments(coalition, store);
  const records = documents.map((renditions) => renditions.map(toRecord));
  const module = foundingModule(coalition);
  const { directory } = await connection.ignition.deploy(module, {
    parameters: { [module.id]: deploymentParameters(coalition, records) },
  });
  return connectCoalition(await directory.getAddress(), provider);
}
