import type { NetworkConnection } from "hardhat/types/network";
import { z } from "zod";
import { DaoError } from "../../core/errors.js";

const instanceSchema = z.object({ instanceId: z.string().regex(/^0x[0-9a-f]{64}$/) });

/** A local chain says which instance it is; two of them may begin with the same block. Others are told by block 0. */
export async function identityOf({ provider, ethers }: NetworkConnection): Promise<string> {
  const metadata: unknown = await provider
    .request({ method: "hardhat_metadata" })
    .catch(() => undefined);
  const instance = instanceSchema.safeParse(metadata);
  if (instance.success) return instance.data.instanceId;
  const first = await ethers.provider.getBlock(0);
  if (first?.hash != null) return first.hash;
  throw new DaoError("CHAIN_UNREACHABLE", "The chain does not show its first block.", {
    hint: "Use a node that keeps every block's header.",
  });
}
