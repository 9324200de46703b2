import { DaoError } from "../../../core/errors.js";
import type { FoundWallet } from "./discover.js";
import type { WalletMemory } from "./wallet-memory.js";
import { accountsIn, chainIn, chainOfConnect, type WalletProvider } from "./wallet-provider.js";

/** What is known of the wallets of this page; a new object after every change. */
export interface WalletsNow {
  wallets: readonly FoundWallet[];
  wallet: FoundWallet | undefined;
  accounts: readonly string[];
  account: string | undefined;
  /** The chain the wallet is on; nothing while it does not say. */
  chainId: number | undefined;
  busy: "connecting" | "switching" | undefined;
}

const NOBODY = { wallet: undefined, accounts: [], account: undefined, chainId: undefined };

/** Several wallets side by side, one of them in use; follows what the person changes in it. */
export class WalletStore {
  #now: WalletsNow = { wallets: [], ...NOBODY, busy: undefined };
  readonly #listeners = new Set<() => void>();
  readonly #memory: WalletMemory;
  #unfollow: () => void = () => undefined;
  /** Counts what was asked of wallets: who answers when something else was asked since is not heard. */
  #turn = 0;

  constructor(memory: WalletMemory) {
    this.#memory = memory;
  }

  readonly now = (): WalletsNow => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A wallet that announced itself; taken up again, without a prompt, when this tab used it before. */
  add(wallet: FoundWallet): void {
    if (this.#now.wallets.some(({ id }) => id === wallet.id)) return;
    this.#change({ wallets: [...this.#now.wallets, wallet] });
    const used = this.#memory.read();
    if (this.#now.wallet === undefined && used?.rdns === wallet.rdns)
      void this.#resume(wallet, used.account);
  }

  /**
   * Resolves without effect when it was given up before the wallet answered.
   *
   * @throws what the wallet answers; DaoError `WALLET_EMPTY` when it shows no account.
   */
  async connect(id: string, wanted?: string): Promise<void> {
    const wallet = this.#now.wallets.find((each) => each.id === id);
    if (wallet === undefined) throw new Error(`no wallet ${id}`);
    await this.#while("connecting", async (isOver) => {
      const accounts = accountsIn(await wallet.provider.request({ method: "eth_requestAccounts" }));
      if (isOver()) return;
      if (accounts.length === 0)
        throw new DaoError("WALLET_EMPTY", `${wallet.name} shows no account to this page.`, {
          hint: "Unlock it, choose an account there, and allow this page to see it.",
        });
      await this.#use(wallet, accounts, wanted, isOver);
    });
  }

  /** Waits no longer for what a wallet was asked: some never answer, and the person may want another. */
  giveUp(): void {
    this.#turn += 1;
    this.#change({ busy: undefined });
  }

  disconnect(): void {
    this.#turn += 1;
    this.#unfollow();
    this.#memory.write(undefined);
    this.#change({ ...NOBODY, busy: undefined });
  }

  /** Runs something while the wallet is asked. */
  async asking(busy: "switching", doing: (provider: WalletProvider) => Promise<unknown>) {
    const { wallet } = this.#now;
    if (wallet === undefined) return;
    await this.#while(busy, async () => {
      await doing(wallet.provider);
      const chainId = chainIn(await wallet.provider.request({ method: "eth_chainId" }));
      if (this.#now.wallet === wallet) this.#change({ chainId });
    });
  }

  async #resume(wallet: FoundWallet, account: string): Promise<void> {
    try {
      const accounts = accountsIn(await wallet.provider.request({ method: "eth_accounts" }));
      if (accounts.length > 0 && this.#now.wallet === undefined)
        await this.#use(wallet, accounts, account, () => this.#now.wallet !== undefined);
    } catch {
      // It will be asked when it is needed.
    }
  }

  async #use(
    wallet: FoundWallet,
    accounts: string[],
    wanted: string | undefined,
    isOver: () => boolean,
  ): Promise<void> {
    const chainId = chainIn(await wallet.provider.request({ method: "eth_chainId" }));
    if (isOver()) return;
    this.#unfollow();
    this.#unfollow = follow(wallet.provider, {
      accountsChanged: (value) => this.#turnTo(wallet, accountsIn(value)),
      chainChanged: (value) => this.#change({ chainId: chainIn(value) }),
      // Of any chain (EIP-1193): nobody knows where it is until it comes back.
      disconnect: () => this.#change({ chainId: undefined }),
      connect: (value) => this.#change({ chainId: chainOfConnect(value) }),
    });
    this.#turnTo(wallet, accounts, chainId, wanted);
  }

  /** The account in use is the first, as wallets have it, unless another was chosen here. */
  #turnTo(wallet: FoundWallet, accounts: string[], chainId = this.#now.chainId, wanted?: string) {
    const account = accounts.find((each) => each === wanted) ?? accounts[0];
    if (account === undefined) return this.disconnect();
    this.#memory.write({ rdns: wallet.rdns, account });
    this.#change({ wallet, accounts, account, chainId });
  }

  /** Nothing that was given up throws any more: nobody waits for it. */
  async #while(
    busy: "connecting" | "switching",
    doing: (isOver: () => boolean) => Promise<void>,
  ): Promise<void> {
    const turn = ++this.#turn;
    const isOver = () => turn !== this.#turn;
    this.#change({ busy });
    try {
      await doing(isOver);
    } catch (error) {
      if (!isOver()) throw error;
    } finally {
      if (!isOver()) this.#change({ busy: undefined });
    }
  }

  #change(changes: Partial<WalletsNow>): void {
    this.#now = { ...this.#now, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

/** Hears what a wallet tells, until it is told to stop; some cannot be told. */
function follow(
  provider: WalletProvider,
  listeners: Readonly<Record<string, (value: unknown) => void>>,
): () => void {
  let isFollowed = true;
  const all = Object.entries(listeners).map(
    ([event, hear]) => [event, (value: unknown) => isFollowed && hear(value)] as const,
  );
  for (const [event, listener] of all) provider.on?.(event, listener);
  return () => {
    isFollowed = false;
    for (const [event, listener] of all) provider.removeListener?.(event, listener);
  };
}
