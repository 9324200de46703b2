/** A wallet that announced itself, or the built-in one for rehearsals. */
export interface WalletInfo {
  /** Unique among the wallets of this page. */
  id: string;
  name: string;
  /** Reverse domain name the wallet gives itself; nobody checks it. */
  rdns: string;
  /** A `data:` picture, or nothing. */
  icon: string | undefined;
  /** The built-in wallet, whose keys everybody has. */
  isTest: boolean;
}

/** What the page knows of the person's wallet. */
export interface WalletState {
  wallets: readonly WalletInfo[];
  /** The wallet in use. */
  wallet: WalletInfo | undefined;
  /** The account in use, checksummed. */
  account: string | undefined;
  /** Every account the wallet shows this page; the built-in wallet shows its people. */
  accounts: readonly string[];
  /** Whether the wallet is on the coalition's chain; `unknown` while it does not say, having lost its own connection. */
  chain: "same" | "other" | "unknown";
  /** Whether there is code at the account: a contract wallet, or a key that follows a contract (EIP-7702). */
  isContract: boolean;
  /** What was asked of the wallet and is not answered yet. */
  busy: "connecting" | "switching" | undefined;
  /** Rejects with what the wallet answered; see `explainFailure`. */
  connect(wallet: WalletInfo, account?: string): Promise<void>;
  disconnect(): void;
  /** Waits no longer for what the wallet was asked. */
  giveUp(): void;
  /** Brings the wallet to the coalition's chain, adding it when the wallet does not know it. */
  switchChain(): Promise<void>;
}
