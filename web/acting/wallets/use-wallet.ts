import { createContext, useContext } from "react";
import type { WalletState } from "./wallet-state.js";

export const WalletContext = createContext<WalletState | undefined>(undefined);

/** The person's wallet. Must be inside of `ActingProvider`. */
export function useWallet(): WalletState {
  const state = useContext(WalletContext);
  if (state === undefined) throw new Error("there is no ActingProvider around this");
  return state;
}
