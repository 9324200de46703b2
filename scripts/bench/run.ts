import type { WritableStore } from "../../core/content/index.js";
import { readCoalitionSource } from "../cli/coalition-source.js";
import type { Output } from "../cli/output.js";
import { foundOn } from "../rehearsal/founding.js";
import { openSimulatedChain } from "../rehearsal/simulated-chain.js";
import { judge, type Bar } from "./bars.js";
import { deployBaseline } from "./baseline.js";
import { benchCoalition, growTo } from "./coalition.js";
import { measureBaseline } from "./measure-baseline.js";
import { measureOurs } from "./measure-ours.js";
import { compare, COMPARED_AT, growthOf, type Growth, type Measurement } from "./results.js";
import { transactionsOn } from "./transactions.js";
import type { Costs } from "./verbs.js";

/** The bench archives nothing that anybody will read. */
const NOWHERE: WritableStore = { put: (cid) => cid };

/** Everything one run of the bench found. */
export interface BenchResult {
  measurements: Measurement[];
  growth: Growth[];
  bars: Bar[];
}

/**
 * Measures ours beside plain OpenZeppelin on one chain in this process.
 *
 * @param sizes numbers of members, ascending; the first are the founders, {@link COMPARED_AT} is among them.
 */
export async function runBench(sizes: readonly number[], output: Output): Promise<BenchResult> {
  const chain = await openSimulatedChain();
  try {
    const transactions = transactionsOn(chain);
    const pilot = (await readCoalitionSource("coalitions/dc-bas.json5")).file;
    const contracts = await foundOn(chain, benchCoalition(pilot, sizes[0] ?? 0), NOWHERE);
    const coalition = { chain, transactions, contracts };
    const baseline = await deployBaseline(chain);
    const theirs = await transactions.aside(() => measureBaseline(chain, transactions, baseline));

    const bySize = new Map<number, Costs>();
    for (const members of sizes) {
      const joining = output.progress(`${members} members join`, members);
      await growTo(coalition, members, (joined) => joining.update(joined));
      joining.stop();
      const measuring = output.progress(`measuring with ${members} members`, 1);
      bySize.set(members, await transactions.aside(() => measureOurs(coalition, members)));
      measuring.stop();
    }
    const measurements = compare(bySize.get(COMPARED_AT) ?? new Map(), theirs);
    const growth = growthOf(bySize);
    return { measurements, growth, bars: judge(measurements, growth) };
  } finally {
    await chain.close();
  }
}
