import { z } from "zod";
import type { Engine } from "./engine.js";
import { RpcError, RPC } from "./rpc-error.js";

const quantity = z.string().transform(BigInt);
const pooledSchema = z.object({
  from: z.string(),
  nonce: quantity,
  gasPrice: quantity.optional(),
  maxFeePerGas: quantity.optional(),
});
const feesSchema = z.object({ baseFeePerGas: z.array(quantity).min(1) });

const rawSchema = z.tuple([z.string().regex(/^0x([0-9a-fA-F]{2})+$/)]);

/** The one parameter of eth_sendRawTransaction. */
export function rawTransactionOf(params: readonly unknown[]): string {
  const parsed = rawSchema.safeParse(params);
  if (parsed.success) return parsed.data[0];
  throw new RpcError(
    RPC.invalidParams,
    "eth_sendRawTransaction takes one parameter: the signed transaction as 0x-prefixed bytes",
  );
}

/**
 * Lets the engine itself judge a transaction by taking it into its pool: signature, chain, nonce,
 * funds, gas. What the pool would hold back for later (a nonce or a fee that does not fit yet) is
 * refused too, so that what passes here is in the next block for certain, today and in a replay.
 *
 * @returns the transaction's hash; it lies in the pool and nothing else does.
 * @throws the engine's ProviderError or an RpcError; the pool is then empty.
 */
export async function admit(engine: Engine, raw: string): Promise<string> {
  const hash = z.string().parse(await engine.request("eth_sendRawTransaction", [raw]));
  try {
    const pooled = pooledSchema.parse(await engine.request("eth_getTransactionByHash", [hash]));
    const next = quantity.parse(
      await engine.request("eth_getTransactionCount", [pooled.from, "latest"]),
    );
    if (pooled.nonce !== next) {
      throw new RpcError(
        RPC.refused,
        `Transaction nonce too high. Expected nonce to be ${next} but got ${pooled.nonce}.`,
      );
    }
    const { baseFeePerGas } = feesSchema.parse(
      await engine.request("eth_feeHistory", ["0x1", "latest", []]),
    );
    const baseFee = baseFeePerGas.at(-1) ?? 0n;
    const offered = pooled.maxFeePerGas ?? pooled.gasPrice ?? 0n;
    if (offered < baseFee) {
      throw new RpcError(
        RPC.refused,
        `Transaction fee too low. The next block has a base fee of ${baseFee} but at most ${offered} was offered.`,
      );
    }
    return hash;
  } catch (error) {
    await withdraw(engine, hash);
    throw error;
  }
}

/** Takes an admitted transaction out of the pool again. */
export async function withdraw(engine: Engine, hash: string): Promise<void> {
  await engine.request("hardhat_dropTransaction", [hash]);
}
