export type { Intent, IntendedCall, Landed } from "./intent.js";
export { explainFailure, type Failure, type FailureKind } from "./failures.js";
export type { WalletInfo, WalletState } from "./wallets/wallet-state.js";
export { useWallet } from "./wallets/use-wallet.js";
export { type Acting, useAct } from "./use-act.js";
export { ActButton, type ActButtonProps } from "./act-button.js";
export { type MySeat, useMySeat } from "./use-my-seat.js";
