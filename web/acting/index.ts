export type { Intent, IntendedCall, Landed } from "./intent.js";
export { explainFailure, type Failure, type FailureKind } from "./failures.js";
export { FailureNotice } from "./failure-notice.js";
export type { WalletInfo, WalletState } from "./wallets/wallet-state.js";
export { useWallet } from "./wallets/use-wallet.js";
export { type Acting, useAct } from "./use-act.js";
export { ActButton, type ActButtonProps } from "./act-button.js";
export { hadVoteAt } from "./had-vote-at.js";
export { type MySeat, useMySeat } from "./use-my-seat.js";
/** Around the whole app, inside of the reading provider and the query client; holds wallets, dialog and pending acts. */
export { ActingProvider } from "./acting-provider.js";
/** In the header: connect, which account, which chain, disconnect. */
export { WalletMenu } from "./wallets/wallet-menu.js";
/** In the header: what is under way; nothing when nothing is. */
export { PendingActs } from "./pending/pending-acts.js";
/** Once in the shell: says aloud (politely) what becomes of acts. */
export { PendingLive } from "./pending/pending-live.js";
/** Inside of a page: "connect a wallet to take part", with the button; nothing when an account is there. */
export { NeedsWallet } from "./wallets/needs-wallet.js";
