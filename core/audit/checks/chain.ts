import { z } from "zod";
import { formatMoment } from "../../format/index.js";
import { readBlock } from "../../replay/index.js";
import type { Check } from "../check.js";
import { compare, missing } from "../findings.js";

const chainId = z.string().regex(/^0x[0-9a-fA-F]+$/);

export const chainCheck: Check = {
  id: "chain",
  title: "The chain up to the audited block",
  proves:
    "All that was looked at belongs to the chain that ends in the block the auditor named: headers hash and link, receipts and state are those the headers commit to.",
  async *run({ chain, range }) {
    const answered = chainId.safeParse(await chain.send("eth_chainId", []));
    yield* compare(
      "chain",
      range.chainId,
      answered.success ? BigInt(answered.data) : "no chain id",
    );
    const last = await readBlock(chain, range.toBlock);
    const name = `block ${range.toBlock}`;
    if (last === undefined) yield missing(name, "a node that follows the chain has it");
    else yield* compare(name, range.blockHash.toLowerCase(), last.hash);
    return {
      items: range.toBlock - range.fromBlock + 1,
      figures: {
        "chain id": range.chainId.toString(),
        "first block": range.fromBlock,
        "last block": range.toBlock,
        hash: range.blockHash.toLowerCase(),
        ...(last && { time: formatMoment(BigInt(last.timestamp)) }),
      },
    };
  },
};
