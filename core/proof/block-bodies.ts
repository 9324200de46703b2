import { hexlify, keccak256 } from "ethers";
import { EMPTY_TRIE } from "./check-trie.js";
import type { EvidenceSource } from "./evidence.js";
import type { Header } from "./header.js";
import { orderedRoot } from "./ordered-root.js";
import { ContradictionError, EvidenceMissingError } from "./proof-error.js";
import { decodeReceipt, type Receipt } from "./receipt.js";
import { Recent } from "./recent.js";
import { chainIdOf } from "./transaction.js";

/** A block whose transactions and receipts are those its header commits to. */
export interface ProvenBody {
  header: Header;
  transactions: readonly { hash: string; bytes: Uint8Array }[];
  /** One for each transaction. */
  receipts: readonly Receipt[];
  /** Bytes of memory, about. */
  weight: number;
}

const WHOLE_NODE = "Ask a node that keeps every block's transactions and receipts, one not pruned.";

/** Fetches and proves what blocks hold; keeps the last ones, up to so many bytes. */
export class BlockBodies {
  readonly #recent: Recent<number, ProvenBody>;

  /** @param keptBytes - of the last bodies. */
  constructor(
    readonly source: EvidenceSource,
    readonly chainId: bigint,
    keptBytes: number,
  ) {
    this.#recent = new Recent(keptBytes, ({ weight }) => weight);
  }

  async bodyOf(header: Header): Promise<ProvenBody> {
    return this.#recent.get(header.number, () => this.#prove(header));
  }

  /** Blocks that hang together are of one chain: one transaction of each tells. */
  #requireChain(number: number, first: Uint8Array | undefined): void {
    const found = first && readChainId(first);
    if (found === undefined || found === this.chainId) return;
    throw new ContradictionError(
      `The chain of block ${number}`,
      `chain ${this.chainId}`,
      `a transaction of chain ${found}`,
    );
  }

  async #prove(header: Header): Promise<ProvenBody> {
    const { number, transactionsRoot, receiptsRoot } = header;
    // Where nothing was sent there is nothing to prove; nobody could send before the first block.
    if (number === 0 || transactionsRoot === EMPTY_TRIE)
      return { header, transactions: [], receipts: [], weight: 0 };
    const body = await this.source.body(number);
    if (body === undefined)
      throw new EvidenceMissingError(`What block ${number} holds`, WHOLE_NODE);
    await requireRoot(`The transactions of block ${number}`, body.transactions, transactionsRoot);
    await requireRoot(`The receipts of block ${number}`, body.receipts, receiptsRoot);
    this.#requireChain(number, body.transactions[0]);
    if (body.receipts.length !== body.transactions.length)
      throw new ContradictionError(
        `The receipts of block ${number}`,
        `${body.transactions.length}, one for each transaction`,
        `${body.receipts.length}`,
      );
    return {
      header,
      transactions: body.transactions.map((bytes) => ({ hash: keccak256(bytes), bytes })),
      receipts: body.receipts.map((bytes) => readReceipt(number, bytes)),
      weight: lengthOf(body.transactions) + DECODED * lengthOf(body.receipts),
    };
  }
}

/** Bytes of memory for each byte of a receipt: hexadecimal digits in small pieces. */
const DECODED = 5;

const lengthOf = (list: readonly Uint8Array[]) => list.reduce((sum, { length }) => sum + length, 0);

function readChainId(bytes: Uint8Array): bigint | undefined {
  try {
    return chainIdOf(bytes);
  } catch (error) {
    // Of a kind this version does not know: then only its hash matters.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function requireRoot(
  item: string,
  list: readonly Uint8Array[],
  expected: string,
): Promise<void> {
  const root = await orderedRoot(list);
  if (root !== expected)
    throw new ContradictionError(item, `root ${expected}`, root ?? "an empty item");
}

function readReceipt(number: number, bytes: Uint8Array): Receipt {
  try {
    return decodeReceipt(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new EvidenceMissingError(
      `The meaning of a receipt of block ${number} (${hexlify(bytes.subarray(0, 1))}: ${error.message})`,
      "The chain may have been upgraded: update this kit.",
      { cause: error },
    );
  }
}
