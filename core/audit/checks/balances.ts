import { formatEther } from "ethers";
import { balanceOf } from "../chain-answers.js";
import type { Check } from "../check.js";
import { partsOf } from "../parts.js";

/** Anybody may send ether to any contract, whether it wants it or not: to hold some is no fault. */
export const balancesCheck: Check = {
  id: "balances",
  title: "No treasury",
  proves:
    "How much ether each contract of the coalition holds. Nobody can spend it but the timelock, by a motion; what that sent is among the executed calls.",
  // eslint-disable-next-line require-yield -- a figure, and nothing that could differ
  async *run(context) {
    const parts = await partsOf(context);
    const figures: Record<string, string> = {};
    for (const { address, title } of parts) {
      const held = await balanceOf(context, address);
      if (held > 0n) figures[`ether held by ${title}`] = formatEther(held);
    }
    return { items: parts.length, figures };
  },
};
