import { createContext, useContext } from "react";
import type { WalletStore } from "./wallet-store.js";

export const WalletStoreContext = createContext<WalletStore | undefined>(undefined);

/** The wallets themselves, for what is asked of them; pages use `useWallet`. */
export function useWalletStore(): WalletStore {
  const store = useContext(WalletStoreContext);
  if (store === undefined) throw new Error("there is no ActingProvider around this");
  return store;
}
