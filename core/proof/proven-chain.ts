import { toQuantity, zeroPadValue } from "ethers";
import type { Rpc } from "../replay/index.js";
import { BlockBodies, type ProvenBody } from "./block-bodies.js";
import type { AuditedRange, EvidenceSource } from "./evidence.js";
import { flatHex } from "./flat-hex.js";
import { HeaderChain } from "./header-chain.js";
import { callLocally } from "./local-call.js";
import { LogIndex } from "./log-index.js";
import * as answers from "./node-answers.js";
import { ContradictionError, EvidenceMissingError } from "./proof-error.js";
import * as questions from "./questions.js";
import { Recent } from "./recent.js";
import { StateProofs } from "./state-proofs.js";
import { TransactionIndex } from "./transaction-index.js";

export interface ProvenChainOptions {
  /** Contracts whose logs will be asked for, as far as they are known: one walk over the headers serves all. */
  addresses?: () => readonly string[];
  /** Headers checked, of how many. */
  progress?: (done: number, of: number) => void;
  /** Bytes of memory for transactions and receipts, about. */
  keptBytes?: number;
}

const KEPT_BYTES = 64 * 2 ** 20;
const KEPT_CODE = 8 * 2 ** 20;
const KEPT_STATES = 64;
const BLOCKS_AT_ONCE = 16;
/** Nodes have limits too; whoever reads logs asks for fewer blocks then. */
const MOST_LOGS = 5_000;

type Answers = { [M in questions.Method]: (...asked: questions.Asked<M>) => Promise<unknown> };

/**
 * A chain that proves what it says, as JSON-RPC: every answer follows from the hash of the audited block. Calls are run
 * here, on code and slots that are proved when they are touched. What cannot be proved is refused.
 */
export class ProvenChain implements Rpc {
  readonly #headers: HeaderChain;
  readonly #index: LogIndex;
  readonly #bodies: BlockBodies;
  readonly #transactions = new TransactionIndex();
  readonly #codes = new Recent<string, Uint8Array>(KEPT_CODE, ({ length }) => length);
  readonly #states = new Recent<number, StateProofs>(KEPT_STATES);
  #failure: ContradictionError | EvidenceMissingError | undefined;

  private constructor(
    readonly source: EvidenceSource,
    headers: HeaderChain,
    {
      addresses = () => [],
      progress = () => undefined,
      keptBytes = KEPT_BYTES,
    }: ProvenChainOptions,
  ) {
    this.#headers = headers;
    this.#index = new LogIndex(headers, addresses, progress);
    this.#bodies = new BlockBodies(source, headers.range.chainId, keptBytes);
  }

  /**
   * Checks the audited block; all others are checked when the first question needs them.
   *
   * @throws ContradictionError, EvidenceMissingError; DaoError `PROOF_IMPOSSIBLE` for a range that ends before it begins.
   */
  static async open(
    source: EvidenceSource,
    range: AuditedRange,
    options: ProvenChainOptions = {},
  ): Promise<ProvenChain> {
    return new ProvenChain(source, await HeaderChain.open(source, range), options);
  }

  get range(): AuditedRange {
    return this.#headers.range;
  }

  /**
   * The worst that evidence did so far, whether or not whoever asked passed it on; a contradiction outranks what was
   * missing. Nothing may be called proved while there is one.
   */
  get failure(): ContradictionError | EvidenceMissingError | undefined {
    return this.#failure;
  }

  /**
   * Answers as a node would.
   *
   * @throws CallRefused when a contract refuses; ContradictionError, EvidenceMissingError; DaoError `PROOF_IMPOSSIBLE`.
   */
  async send(method: string, params: unknown[]): Promise<unknown> {
    if (!Object.hasOwn(this.#answers, method))
      throw questions.impossible(`what ${method} asks for`);
    try {
      return await this.#answer(method as questions.Method, params);
    } catch (error) {
      this.#remember(error);
      throw error;
    }
  }

  #answer<M extends questions.Method>(method: M, params: unknown[]): Promise<unknown> {
    const asked = questions.readQuestion(method, params);
    const answer = this.#answers[method] as (...asked: questions.Asked<M>) => Promise<unknown>;
    return answer(...asked);
  }

  #remember(error: unknown): void {
    if (error instanceof ContradictionError) {
      if (!(this.#failure instanceof ContradictionError)) this.#failure = error;
    } else if (error instanceof EvidenceMissingError) this.#failure ??= error;
  }

  readonly #answers: Answers = {
    eth_chainId: async () => toQuantity(this.range.chainId),
    net_version: async () => this.range.chainId.toString(),
    eth_blockNumber: async () => toQuantity(this.range.toBlock),
    eth_getBlockByNumber: async (block, filled) =>
      answers.blockAnswer(await this.#bodyAt(block), filled),
    eth_getBlockByHash: async (blockHash, filled) =>
      answers.blockAnswer(await this.#bodyAt({ blockHash }), filled),
    eth_getLogs: async (filter) => this.#logs(filter),
    eth_getTransactionByHash: async (hash) => {
      const { body, index } = await this.#transaction(hash);
      return answers.transactionAnswer(body, index);
    },
    eth_getTransactionReceipt: async (hash) => {
      const { body, index } = await this.#transaction(hash);
      return answers.receiptAnswer(body, index);
    },
    eth_getCode: async (address, block) =>
      flatHex(await (await this.#stateAt(block)).code(address)),
    eth_getBalance: async (address, block) =>
      toQuantity((await (await this.#stateAt(block)).account(address))?.balance ?? 0n),
    eth_getTransactionCount: async (address, block) =>
      toQuantity((await (await this.#stateAt(block)).account(address))?.nonce ?? 0n),
    eth_getStorageAt: async (address, slot, block) =>
      zeroPadValue(await (await this.#stateAt(block)).slot(address, slot), 32),
    eth_call: async (request, block) =>
      callLocally(request, await this.#stateAt(block), {
        chainId: this.range.chainId,
        hashOf: async (number) => (await this.#headerAt(number)).hash,
      }),
  };

  async #logs({ address, topics, blockHash, ...range }: questions.LogFilter) {
    const at = blockHash === undefined ? undefined : await this.#numberOf({ blockHash });
    const fromBlock = at ?? (await this.#numberOf(range.fromBlock));
    const toBlock = at ?? (await this.#numberOf(range.toBlock));
    this.#requireAudited(fromBlock);
    this.#requireAudited(toBlock);
    // As nodes have it, nobody means anybody.
    const wanted = address == null || address.length === 0 ? undefined : new Set(address);
    const blocks = await this.#index.blocksOf(wanted && [...wanted], { fromBlock, toBlock });
    const found: answers.LogAnswer[] = [];
    for (let start = 0; start < blocks.length; start += BLOCKS_AT_ONCE) {
      const slice = blocks.slice(start, start + BLOCKS_AT_ONCE);
      for (const body of await Promise.all(slice.map((number) => this.#walkedBody(number))))
        for (const log of answers.logAnswers(body))
          if ((wanted?.has(log.address) ?? true) && topicsFit(log.topics, topics)) found.push(log);
      if (found.length > MOST_LOGS && blocks.length > 1) throw questions.tooLarge(found.length);
    }
    for (const log of found) this.#transactions.learn(log.transactionHash, Number(log.blockNumber));
    return found;
  }

  async #walkedBody(number: number): Promise<ProvenBody> {
    return this.#bodies.bodyOf(await this.#headers.header(number));
  }

  async #transaction(hash: string): Promise<{ body: ProvenBody; index: number }> {
    const number = this.#transactions.blockOf(hash);
    if (number === undefined)
      throw questions.impossible(`transaction ${hash}, in no block that was looked into`);
    const body = await this.#walkedBody(number);
    return { body, index: body.transactions.findIndex((one) => one.hash === hash) };
  }

  async #bodyAt(block: questions.BlockQuestion): Promise<ProvenBody> {
    const body = await this.#bodies.bodyOf(await this.#headerAt(await this.#numberOf(block)));
    for (const { hash } of body.transactions) this.#transactions.learn(hash, body.header.number);
    return body;
  }

  async #stateAt(block: questions.BlockQuestion): Promise<StateProofs> {
    const number = await this.#numberOf(block);
    return this.#states.get(
      number,
      async () => new StateProofs(this.source, await this.#headerAt(number), this.#codes),
    );
  }

  #requireAudited(number: number): void {
    const { fromBlock, toBlock } = this.range;
    if (number >= fromBlock && number <= toBlock) return;
    throw questions.impossible(`block ${number}, outside of blocks ${fromBlock} to ${toBlock}`);
  }

  async #headerAt(number: number) {
    this.#requireAudited(number);
    if (number !== this.range.toBlock) await this.#index.cover([]);
    return this.#headers.header(number);
  }

  async #numberOf(block: questions.BlockQuestion): Promise<number> {
    if (typeof block === "number") return block;
    if (typeof block === "object") {
      const { blockHash } = block;
      if (blockHash === this.#headers.tip.hash) return this.range.toBlock;
      await this.#index.cover([]);
      const number = this.#headers.numberOf(blockHash);
      if (number !== undefined) return number;
      throw questions.impossible(`block ${blockHash}, which no audited block descends from`);
    }
    if (block === "pending") throw questions.impossible("what is still to come");
    return block === "earliest" ? 0 : this.range.toBlock;
  }
}

function topicsFit(
  topics: readonly string[],
  wanted: readonly (readonly string[] | null)[],
): boolean {
  return (
    wanted.length <= topics.length &&
    wanted.every((choice, place) => {
      const any = choice === null || choice.length === 0;
      return any || choice.includes(topics[place] ?? "");
    })
  );
}
