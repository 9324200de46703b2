import { getBytes, hexlify, keccak256 } from "ethers";
import { DaoError } from "../errors.js";
import type { AuditedRange, EvidenceSource } from "./evidence.js";
import { decodeHeader, type Header } from "./header.js";
import { ContradictionError, EvidenceMissingError } from "./proof-error.js";
import { Recent } from "./recent.js";

const AT_ONCE = 64;
const KEPT_HEADERS = 512;
const HASH_LENGTH = 32;

const ANOTHER_SOURCE = "Ask another node, or another bundle; every full node has headers.";

/** Headers that hang together up to the hash the auditor named. Of each, only its hash is kept. */
export class HeaderChain {
  readonly #hashes: Uint8Array;
  readonly #recent = new Recent<number, Header>(KEPT_HEADERS);
  #walked = false;

  private constructor(
    readonly source: EvidenceSource,
    readonly range: AuditedRange,
    /** Of the audited block. */
    readonly tip: Header,
  ) {
    this.#hashes = new Uint8Array((range.toBlock - range.fromBlock + 1) * HASH_LENGTH);
  }

  /** @throws ContradictionError, EvidenceMissingError; DaoError `PROOF_IMPOSSIBLE` for a range that ends before it begins. */
  static async open(source: EvidenceSource, range: AuditedRange): Promise<HeaderChain> {
    const { fromBlock, toBlock, blockHash } = range;
    if (fromBlock > toBlock) {
      throw new DaoError(
        "PROOF_IMPOSSIBLE",
        `Block ${toBlock} lies before the coalition's first, ${fromBlock}.`,
        { hint: "Audit a block after the coalition was founded." },
      );
    }
    const tip = checkHeader(toBlock, blockHash.toLowerCase(), await source.header(toBlock));
    return new HeaderChain(source, range, tip);
  }

  /** Whether every header of the range was checked. */
  get walked(): boolean {
    return this.#walked;
  }

  /** All headers of the range, from the audited block back, each bound to the next by its hash. */
  async *walk(): AsyncGenerator<Header> {
    const { fromBlock, toBlock } = this.range;
    let expected = this.tip.hash;
    for (let end = toBlock; end >= fromBlock; end -= AT_ONCE) {
      const numbers = Array.from(
        { length: Math.min(AT_ONCE, end - fromBlock + 1) },
        (_, back) => end - back,
      );
      const found = await Promise.all(numbers.map((number) => this.source.header(number)));
      for (const [index, number] of numbers.entries()) {
        const header = checkHeader(number, expected, found[index]);
        this.#hashes.set(getBytes(header.hash), (number - fromBlock) * HASH_LENGTH);
        expected = header.parentHash;
        yield header;
      }
    }
    this.#walked = true;
  }

  /** Of a block of the range; the chain must have been walked, unless it is the audited block. */
  async header(number: number): Promise<Header> {
    if (number === this.range.toBlock) return this.tip;
    return this.#recent.get(number, async () =>
      checkHeader(number, this.hashOf(number), await this.source.header(number)),
    );
  }

  /** @param number - of a block of the range, walked before. */
  hashOf(number: number): string {
    const { fromBlock, toBlock } = this.range;
    if (!this.#walked || number < fromBlock || number > toBlock)
      throw new Error(`block ${number} was not walked`);
    const at = (number - fromBlock) * HASH_LENGTH;
    return hexlify(this.#hashes.subarray(at, at + HASH_LENGTH));
  }

  /** @returns the block of the range with this hash; nothing when there is none. */
  numberOf(hash: string): number | undefined {
    const wanted = getBytes(hash);
    for (let at = 0; at < this.#hashes.length; at += HASH_LENGTH)
      if (wanted.every((byte, index) => this.#hashes[at + index] === byte))
        return this.range.fromBlock + at / HASH_LENGTH;
    return undefined;
  }
}

function checkHeader(number: number, expected: string, bytes: Uint8Array | undefined): Header {
  const item = `The header of block ${number}`;
  if (bytes === undefined) throw new EvidenceMissingError(item, ANOTHER_SOURCE);
  const found = keccak256(bytes);
  if (found !== expected)
    throw new ContradictionError(`The hash of block ${number}`, expected, found);
  let header: Header;
  try {
    header = decodeHeader(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ContradictionError(item, "a header", error.message, { cause: error });
  }
  if (header.number === number) return header;
  throw new ContradictionError(`The number of block ${expected}`, `${number}`, `${header.number}`);
}
