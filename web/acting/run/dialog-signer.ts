import {
  AbstractSigner,
  BrowserProvider,
  JsonRpcSigner,
  type Provider,
  type TransactionRequest,
  type TypedDataDomain,
  type TypedDataField,
  verifyTypedData,
} from "ethers";
import { DaoError } from "../../../core/errors.js";
import { beOnChain } from "./on-chain.js";
import { orStopped } from "./stopping.js";
import type { TypedData } from "./signing-request.js";
import type { World } from "./world.js";

/** The account's wallet; before it is asked to sign, what will be signed is shown. */
export class DialogSigner extends AbstractSigner<Provider> {
  readonly #world: World;
  readonly #wallet: JsonRpcSigner;
  readonly #before: (data: TypedData) => Promise<void>;
  readonly #signal: AbortSignal;

  /**
   * @param signal - what it answers after that is thrown away.
   * @param before - resolves when the wallet may be asked.
   */
  constructor(world: World, signal: AbortSignal, before: (data: TypedData) => Promise<void>) {
    super(world.provider);
    this.#signal = signal;
    this.#world = world;
    const wallet = new BrowserProvider(world.wallet, world.chainId, { cacheTimeout: -1 });
    this.#wallet = new JsonRpcSigner(wallet, world.account);
    this.#before = before;
  }

  getAddress(): Promise<string> {
    return Promise.resolve(this.#world.account);
  }

  override connect(): DialogSigner {
    return this;
  }

  signTransaction(): Promise<string> {
    throw new Error("wallets sign transactions as they send them");
  }

  signMessage(): Promise<string> {
    throw new Error("nothing but typed data is signed here");
  }

  /** @throws DaoError `WALLET_SIGNED_AS_ANOTHER`, `WALLET_ELSEWHERE`, and what the wallet answers. */
  async signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    message: Record<string, unknown>,
  ): Promise<string> {
    await this.#before({ domain, types, message });
    const signing = this.#sign(domain, types, message);
    const signature = await orStopped(signing, this.#signal);
    if (signerOf(domain, types, message, signature) === this.#world.account) return signature;
    throw new DaoError("WALLET_SIGNED_AS_ANOTHER", "The wallet signed as another account.", {
      hint: "Choose the same account in the wallet as on this page, and try again.",
    });
  }

  async #sign(...[domain, types, message]: Parameters<JsonRpcSigner["signTypedData"]>) {
    await beOnChain(this.#world);
    return this.#wallet.signTypedData(domain, types, message);
  }

  /**
   * The hash of a transaction the wallet sent.
   *
   * @throws DaoError `WALLET_ELSEWHERE`, and what the wallet or its node answers.
   */
  async send({ to, data }: { to: string; data: string }): Promise<string> {
    const { account: from, chainId } = this.#world;
    await beOnChain(this.#world);
    // With its chain: a wallet that moves on meanwhile must not send it there.
    const transaction: TransactionRequest = { to, data, from, chainId };
    return this.#wallet.sendUncheckedTransaction(transaction);
  }
}

function signerOf(
  domain: TypedDataDomain,
  types: Record<string, TypedDataField[]>,
  message: Record<string, unknown>,
  signature: string,
): string | undefined {
  try {
    return verifyTypedData(domain, types, message, signature);
  } catch {
    return undefined; // No signature of any key.
  }
}
