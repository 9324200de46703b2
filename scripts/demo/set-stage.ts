import type { CoalitionFile } from "../../core/coalition/index.js";
import { countOf, formatDate } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";
import { openContentStore } from "../content/index.js";
import { foundOn } from "../rehearsal/founding.js";
import type { SimulatedChain } from "../rehearsal/simulated-chain.js";
import { castOf } from "./cast.js";
import type { Stage } from "./stage.js";

/** Founds the coalition of the file, with people who can act for it, and an empty content store in `directory`. */
export async function setStage(
  chain: SimulatedChain,
  file: CoalitionFile,
  directory: string,
  output: Output,
): Promise<Stage> {
  const { founders, newcomers, coalition, standIns } = await castOf(chain, file);
  const store = await openContentStore(directory);
  const contracts = await foundOn(chain, coalition, store);
  const [founder] = founders;
  if (founder === undefined) throw new Error("a coalition file has founders");
  output.line(
    `${formatDate(await chain.now())}: ${countOf(founders.length, "founder")} found the ${coalition.name} ` +
      `on a fresh chain inside this process. Whoever deployed it keeps no power.`,
  );
  if (standIns > 0) {
    output.line(
      `The keys of ${countOf(standIns, "founder")} are not at hand; fresh keys stand in for them.`,
    );
  }
  const anybody = founder.signer;
  return { chain, coalition, contracts, founders, newcomers, anybody, store, output };
}
