import type { JsonRpcApiProvider, Provider } from "ethers";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { RelayClient } from "../../../core/via/index.js";
import type { WalletProvider } from "../wallets/wallet-provider.js";

/** What an act is done with. */
export interface World {
  contracts(): Promise<CoalitionContracts>;
  /** To read with; transactions go through the wallet. */
  provider: Provider | JsonRpcApiProvider;
  chainId: number;
  /** Block to read logs from. */
  fromBlock: number;
  /** In the order in which they are tried. */
  relays: readonly RelayClient[];
  wallet: WalletProvider;
  account: string;
  /**
   * Brings the wallet to the coalition's chain; at once when it is there.
   *
   * @param asking - called before the wallet is asked.
   * @throws what the wallet answers; DaoError `WALLET_ELSEWHERE` when it is on another chain all the same
   */
  toChain(asking: () => void): Promise<void>;
  /** Calls back when the page turned to another wallet or account. @returns stops that */
  onLeave(listener: () => void): () => void;
}
