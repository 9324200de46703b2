import { useConnection } from "../reading/index.js";
import { elsewhere } from "./run/on-chain.js";
import type { World } from "./run/world.js";
import { useWalletStore } from "./wallets/use-wallet-store.js";
import { useWallet } from "./wallets/use-wallet.js";

/** Gathers what acts are done with; nothing without an account. */
export function useWorld(): (() => Promise<World>) | undefined {
  const { config, openProvider, contracts, relays } = useConnection();
  const store = useWalletStore();
  const { account, switchChain } = useWallet();
  const wallet = store.now().wallet?.provider;
  if (account === undefined || wallet === undefined) return undefined;
  const { chainId, fromBlock } = config;
  return async () => ({
    ...{ contracts, chainId, fromBlock, relays, wallet, account },
    provider: await openProvider(),
    async toChain(asking) {
      if (store.now().chainId === chainId) return;
      asking();
      await switchChain();
      if (store.now().chainId !== chainId) throw elsewhere();
    },
    onLeave(listener) {
      let isThere = true;
      return store.subscribe(() => {
        const now = store.now();
        if (!isThere || (now.account === account && now.wallet?.provider === wallet)) return;
        isThere = false;
        listener();
      });
    },
  });
}
