import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { useConnection } from "../../reading/index.js";
import { tabStorage } from "../tab-storage.js";
import { discoverWallets } from "./discover.js";
import { switchChain } from "./switch-chain.js";
import { builtInWallet } from "./test-wallet-info.js";
import { WalletContext } from "./use-wallet.js";
import { WalletStoreContext } from "./use-wallet-store.js";
import { tabMemory } from "./wallet-memory.js";
import type { WalletState } from "./wallet-state.js";
import { WalletStore } from "./wallet-store.js";

/** Finds the wallets of this browser, and follows the one in use. */
export function WalletProvider({ children }: { children: ReactNode }) {
  const { config, rpc, openProvider } = useConnection();
  const store = useMemo(() => new WalletStore(tabMemory(tabStorage())), []);
  const now = useSyncExternalStore(store.subscribe, store.now);

  useEffect(() => discoverWallets(window, (wallet) => store.add(wallet)), [store]);
  useEffect(() => {
    if (config.testWallet === true && config.chainId === 31337)
      store.add(builtInWallet(config.chainId, openProvider));
  }, [store, config, openProvider]);

  const code = useQuery({
    queryKey: ["acting", "code-at", config.chainId, now.account],
    queryFn: () => rpc.send("eth_getCode", [now.account, "latest"]),
    enabled: now.account !== undefined,
    staleTime: 60_000,
  });

  const connect = useCallback<WalletState["connect"]>(
    (wallet, account) => store.connect(wallet.id, account),
    [store],
  );
  const disconnect = useCallback(() => store.disconnect(), [store]);
  const giveUp = useCallback(() => store.giveUp(), [store]);
  const toChain = useCallback(
    () => store.asking("switching", (wallet) => switchChain(wallet, config, document.baseURI)),
    [store, config],
  );

  const state: WalletState = {
    wallets: now.wallets,
    wallet: now.wallet,
    account: now.account,
    accounts: now.accounts,
    chain:
      now.chainId === undefined ? "unknown" : now.chainId === config.chainId ? "same" : "other",
    isContract: (code.data ?? "0x") !== "0x",
    busy: now.busy,
    connect,
    disconnect,
    giveUp,
    switchChain: toChain,
  };
  return (
    <WalletStoreContext value={store}>
      <WalletContext value={state}>{children}</WalletContext>
    </WalletStoreContext>
  );
}
