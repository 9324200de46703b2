import { useConnection } from "../reading/index.js";
import type { World } from "./run/world.js";
import { useWalletStore } from "./wallets/use-wallet-store.js";
import { useWallet } from "./wallets/use-wallet.js";

/** What acts are done with now; nothing without an account. */
export function useWorld(): World | undefined {
  const { config, provider, contracts, relays } = useConnection();
  const store = useWalletStore();
  const { account, switchChain } = useWallet();
  const wallet = store.now().wallet?.provider;
  if (account === undefined || wallet === undefined) return undefined;
  const { chainId, fromBlock } = config;
  return {
    ...{ contracts, provider, chainId, fromBlock, relays, wallet, account },
    async toChain() {
      if (store.now().chainId !== chainId) await switchChain();
    },
  };
}
