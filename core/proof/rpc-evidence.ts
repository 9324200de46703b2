import { getBytes, keccak256, zeroPadValue, toBeHex } from "ethers";
import { hexOf, type Rpc } from "../replay/index.js";
import type { AccountProof, BlockBody, EvidenceSource } from "./evidence.js";
import { encodeHeader, HEADER_FIELDS } from "./header.js";
import { isUnsupported, NodeQuestions, type NodeOptions } from "./node-questions.js";
import * as schemas from "./node-schemas.js";
import { EvidenceMissingError } from "./proof-error.js";
import { encodeReceipt } from "./receipt.js";
import { encodeTransaction } from "./transaction.js";

const ANY_NODE = "Ask another node.";
const WHOLE_NODE = "Ask a node that keeps every block's transactions and receipts, one not pruned.";
const ARCHIVE_NODE =
  "Old state is with archive nodes only (geth --gcmode archive, reth with --rpc.eth-proof-window).";
const NEWER_KIT = "The chain may have been upgraded: update this kit.";

/** Evidence from a node that nobody trusts. Answers of another form than the standard's count as no evidence. */
export class RpcEvidence implements EvidenceSource {
  readonly #node: NodeQuestions;
  readonly #blob: EvidenceSource["blob"] | undefined;
  /** Until it says otherwise. */
  #givesReceiptsOfBlocks = true;

  /** @param blob - where content comes from; a node has none. */
  constructor(rpc: Rpc, blob?: EvidenceSource["blob"], options?: NodeOptions) {
    this.#node = new NodeQuestions(rpc, options);
    this.#blob = blob;
  }

  async header(number: number): Promise<Uint8Array | undefined> {
    const about = `The header of block ${number}`;
    const block = await this.#node.ask(
      "eth_getBlockByNumber",
      [hexOf(number), false],
      schemas.blockSchema,
      { about, hint: ANY_NODE },
    );
    if (block === undefined) return undefined;
    const bytes = encoded(about, () => encodeHeader(block));
    if (keccak256(bytes) === block.hash.toLowerCase()) return bytes;
    const unknown = Object.keys(block).filter(
      (name) => !Object.hasOwn(HEADER_FIELDS, name) && !schemas.BESIDE_HEADER.has(name),
    );
    if (unknown.length === 0) return bytes;
    throw new EvidenceMissingError(`${about} with ${unknown.sort().join(", ")}`, NEWER_KIT);
  }

  async body(number: number): Promise<BlockBody | undefined> {
    const about = `The transactions of block ${number}`;
    const block = await this.#node.ask(
      "eth_getBlockByNumber",
      [hexOf(number), true],
      schemas.filledBlockSchema,
      { about, hint: WHOLE_NODE },
    );
    if (block === undefined) return undefined;
    const hashes = block.transactions.map(({ hash }) => hash);
    const receipts = hashes.length === 0 ? [] : await this.#receipts(number, hashes);
    return (
      receipts && {
        transactions: block.transactions.map((one) => encoded(about, () => encodeTransaction(one))),
        receipts: receipts.map(receiptOf),
      }
    );
  }

  async proof(
    block: number,
    address: string,
    slots: readonly string[],
  ): Promise<AccountProof | undefined> {
    const found = await this.#node.ask(
      "eth_getProof",
      [address, slots, hexOf(block)],
      schemas.proofSchema,
      { about: `A proof of ${address} in block ${block}`, hint: ARCHIVE_NODE },
    );
    return (
      found && {
        account: found.accountProof.map((node) => getBytes(node)),
        storage: found.storageProof.map(({ key, proof }) => ({
          slot: zeroPadValue(toBeHex(BigInt(key)), 32),
          nodes: proof.map((node) => getBytes(node)),
        })),
      }
    );
  }

  async code(
    _codeHash: string,
    { address, block }: { address: string; block: number },
  ): Promise<Uint8Array | undefined> {
    const code = await this.#node.ask("eth_getCode", [address, hexOf(block)], schemas.codeSchema, {
      about: `The code of ${address} in block ${block}`,
      hint: ARCHIVE_NODE,
    });
    return code === undefined ? undefined : getBytes(code);
  }

  async blob(cid: string): Promise<Uint8Array | undefined> {
    return this.#blob?.(cid);
  }

  async #receipts(
    number: number,
    hashes: readonly string[],
  ): Promise<schemas.NodeReceipt[] | undefined> {
    const whole = await this.#receiptsOfBlock(number);
    if (whole !== undefined) return whole;
    const receipts = await Promise.all(
      hashes.map((hash) =>
        this.#node.ask("eth_getTransactionReceipt", [hash], schemas.receiptSchema, {
          about: `The receipt of ${hash}`,
          hint: WHOLE_NODE,
        }),
      ),
    );
    return receipts.every((receipt) => receipt !== undefined) ? receipts : undefined;
  }

  /** @returns nothing when the node gives receipts only one by one. */
  async #receiptsOfBlock(number: number): Promise<schemas.NodeReceipt[] | undefined> {
    if (!this.#givesReceiptsOfBlocks) return undefined;
    try {
      return await this.#node.ask("eth_getBlockReceipts", [hexOf(number)], schemas.receiptsSchema, {
        about: `The receipts of block ${number}`,
        hint: WHOLE_NODE,
      });
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      this.#givesReceiptsOfBlocks = false;
      return undefined;
    }
  }
}

function receiptOf({ type, status, root, cumulativeGasUsed, ...receipt }: schemas.NodeReceipt) {
  const outcome = root ?? status;
  return encoded("A receipt", () => {
    if (outcome === undefined) throw new RangeError("a receipt without status");
    return encodeReceipt({
      ...receipt,
      type: Number(type ?? 0),
      outcome,
      cumulativeGasUsed: BigInt(cumulativeGasUsed),
    });
  });
}

/** What this version cannot write as the chain hashes it, it cannot check. */
function encoded(about: string, encode: () => Uint8Array): Uint8Array {
  try {
    return encode();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new EvidenceMissingError(`${about} (${error.message})`, NEWER_KIT, { cause: error });
  }
}
