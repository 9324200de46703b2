import { DaoError } from "../../../core/errors.js";
import { chainIn } from "../wallets/wallet-provider.js";
import type { World } from "./world.js";

/** Of a wallet that said it changed its chain, and did not. */
export const elsewhere = () =>
  new DaoError("WALLET_ELSEWHERE", "The wallet is still on another chain than the coalition.", {
    hint: "Change the chain in the wallet itself, and try again.",
  });

/** Asks the wallet itself where it is, whatever it said before. @throws DaoError `WALLET_ELSEWHERE` */
export async function beOnChain({ wallet, chainId }: World): Promise<void> {
  if (chainIn(await wallet.request({ method: "eth_chainId" })) !== chainId) throw elsewhere();
}
