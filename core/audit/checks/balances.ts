import { balanceOf } from "../chain-answers.js";
import type { Check } from "../check.js";
import { compare } from "../findings.js";
import { partsOf } from "../parts.js";

export const balancesCheck: Check = {
  id: "balances",
  title: "No treasury",
  proves: "No contract of the coalition holds any ether.",
  async *run(context) {
    const parts = await partsOf(context);
    for (const { address, title } of parts)
      yield* compare(
        `ether (wei) held by ${title}`,
        0n,
        await balanceOf(context, address),
        address,
      );
    return { items: parts.length };
  },
};
