import {
  AbstractSigner,
  type Provider,
  type Signer,
  type TransactionReceipt,
  type TransactionRequest,
  type TransactionResponse,
  type TypedDataDomain,
  type TypedDataField,
} from "ethers";
import { DaoError, isDaoError } from "../../core/errors.js";
import {
  awaitLanded,
  cidsIn,
  confirmLanded,
  deliver,
  type Desk,
  type Destination,
  handInPatiently,
  handOver,
  type Landed,
  type Message,
  messageOf,
  pause,
  type RelayClient,
} from "../../core/via/index.js";
import type { ReceiptAnswer } from "../../core/wire/receipts.js";

const LOOK_MS = 400;
const MOST_LOOKS = 50;

/** What the signer works with; the desk is asked for when something is to be sent. */
export interface ViaParts {
  relay: RelayClient;
  key: Signer;
  provider: Provider;
  chainId: number;
  desk(): Promise<Desk>;
  onTaken(answer: ReceiptAnswer): void;
  onLanded(landed: Landed): void;
}

/**
 * Acts as the member, and has a relay pay: what a command sends as a transaction goes to the relay as a signed
 * paper, ballot or post, and comes back as the transaction in which the relay brought it. Reading is as ever.
 */
export class ViaSigner extends AbstractSigner<Provider> {
  readonly #parts: ViaParts;

  constructor(parts: ViaParts) {
    super(parts.provider);
    this.#parts = parts;
  }

  getAddress(): Promise<string> {
    return this.#parts.key.getAddress();
  }

  override connect(): Signer {
    throw new Error("a signer that acts through a relay stays with its chain");
  }

  signTransaction(): Promise<string> {
    throw new Error("nothing is sent but through the relay");
  }

  signMessage(message: string | Uint8Array): Promise<string> {
    return this.#parts.key.signMessage(message);
  }

  signTypedData(
    domain: TypedDataDomain,
    types: Record<string, TypedDataField[]>,
    value: Record<string, unknown>,
  ): Promise<string> {
    return this.#parts.key.signTypedData(domain, types, value);
  }

  /** @throws DaoError `PAPER_UNKNOWN` for what no paper stands for, the relay's refusals, `RELAY_LATE`, `RELAY_LIED` */
  override async sendTransaction(transaction: TransactionRequest): Promise<TransactionResponse> {
    const { relay, onTaken } = this.#parts;
    const desk = await this.#parts.desk();
    const message = await messageOf(desk, transaction, relay.hints);
    // A post brings its content along; what other papers name is handed over before they go.
    if (message.path === "/v1/papers")
      await handOver(relay, await desk.content(), cidsIn(String(transaction.data)));
    const landed = await deliver(relay, message, { ...this.#destination(desk), onTaken });
    return this.#confirm(desk, message, landed);
  }

  /**
   * Hands in what was signed before, each by itself, and waits for all of it.
   *
   * @param onEach - called for each as it lands or fails.
   * @returns of each the transaction that brought it, or why none did.
   */
  async carry(
    messages: readonly Message[],
    onEach: (index: number, outcome: Outcome) => void,
  ): Promise<Outcome[]> {
    const { relay, provider } = this.#parts;
    const desk = await this.#parts.desk();
    const destination = this.#destination(desk);
    const taken: (ReceiptAnswer | DaoError)[] = [];
    for (const message of messages)
      taken.push(await orRefusal(handInPatiently(relay, message, destination)));
    const outcomes: Outcome[] = [];
    for (const [index, message] of messages.entries()) {
      const answer = taken[index] as ReceiptAnswer | DaoError;
      const outcome = isDaoError(answer)
        ? { refusal: answer }
        : await this.#outcomeOf(desk, message, awaitLanded(relay, answer, { provider }));
      outcomes.push(outcome);
      onEach(index, outcome);
    }
    return outcomes;
  }

  async #outcomeOf(desk: Desk, message: Message, landing: Promise<Landed>): Promise<Outcome> {
    const landed = await orRefusal(landing);
    if (isDaoError(landed)) return { refusal: landed };
    const response = await orRefusal(this.#confirm(desk, message, landed));
    return isDaoError(response) ? { refusal: response } : { transaction: response.hash };
  }

  #destination({ coalition }: Desk): Destination {
    const { provider, chainId } = this.#parts;
    const chain = { chainId: BigInt(chainId), addresses: coalition.addresses };
    return { chain, provider };
  }

  /** @throws DaoError `RELAY_LIED`, `POST_UNPROVED`, `TRANSACTION_UNKNOWN` */
  async #confirm(desk: Desk, message: Message, landed: Landed): Promise<TransactionResponse> {
    const { relay, provider, onLanded } = this.#parts;
    const { addresses } = desk.coalition;
    const receipt = await receiptOf(provider, landed.transaction);
    const response = await provider.getTransaction(landed.transaction);
    if (response !== null && receipt !== null) {
      await confirmLanded(receipt, message, { addresses, relay, keep: () => desk.content() });
      onLanded(landed);
      return response;
    }
    throw new DaoError(
      "TRANSACTION_UNKNOWN",
      `The relay names the transaction ${landed.transaction}, which your node does not know.`,
      { hint: relay.hints.unknown },
    );
  }
}

/** What became of something that was carried. */
export type Outcome =
  { transaction: string; refusal?: undefined } | { refusal: DaoError; transaction?: undefined };

/** The relay's and the chain's refusals as answers; a bug stays one. */
async function orRefusal<Value>(doing: Promise<Value>): Promise<Value | DaoError> {
  return doing.catch((error: unknown) => {
    if (isDaoError(error)) return error;
    throw error;
  });
}

/** The member's node may be some blocks behind the relay's. */
async function receiptOf(provider: Provider, hash: string): Promise<TransactionReceipt | null> {
  for (let looks = 0; looks < MOST_LOOKS; looks++) {
    const receipt = await provider.getTransactionReceipt(hash);
    if (receipt !== null) return receipt;
    await pause(LOOK_MS);
  }
  return null;
}
