import { z } from "zod";
import { type Currency, ETHER } from "../../../core/wire/web-config.js";
import { chainHex, type WalletProvider } from "./wallet-provider.js";

/** A chain as a wallet has to know it. */
export interface ChainToAdd {
  chainId: number;
  name: string;
  /** May be relative to the page. */
  rpcUrls: readonly string[];
  currency?: Currency | undefined;
}

/** Nobody knows this chain: EIP-3326, and what wallets answer in its stead. */
const UNKNOWN_CHAIN = 4902;

const failureSchema = z.looseObject({
  code: z.number().optional(),
  data: z.looseObject({ originalError: z.looseObject({ code: z.number().optional() }) }).optional(),
});

/**
 * Brings a wallet to a chain, and adds it (EIP-3085) when the wallet does not know it.
 *
 * @param base - address of the page.
 * @throws what the wallet answers
 */
export async function switchChain(
  wallet: WalletProvider,
  chain: ChainToAdd,
  base: string,
): Promise<void> {
  const chainId = chainHex(chain.chainId);
  try {
    await wallet.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] });
  } catch (error) {
    if (!isUnknownChain(error)) throw error;
    // Wallets know no page that an address could be relative to.
    const rpcUrls = chain.rpcUrls.map((url) => new URL(url, base).href);
    const nativeCurrency = chain.currency ?? ETHER;
    const added = { chainId, chainName: chain.name, rpcUrls, nativeCurrency };
    await wallet.request({ method: "wallet_addEthereumChain", params: [added] });
    // Some wallets add it and stay where they are.
    await wallet.request({ method: "wallet_switchEthereumChain", params: [{ chainId }] });
  }
}

function isUnknownChain(error: unknown): boolean {
  const parsed = failureSchema.safeParse(error);
  if (!parsed.success) return false;
  const { code, data } = parsed.data;
  return code === UNKNOWN_CHAIN || data?.originalError.code === UNKNOWN_CHAIN;
}
