/**
 * What an audit asks of the world. Nothing a source says is believed: whoever asks checks every byte against the hash of
 * the block the auditor named.
 */
export interface EvidenceSource {
  /** RLP of the header of a block; nothing when the source does not have it. */
  header(number: number): Promise<Uint8Array | undefined>;
  /** What a block holds; nothing when the source does not have it. */
  body(number: number): Promise<BlockBody | undefined>;
  /**
   * Proof of an account, and of slots of its storage, in the state after a block (EIP-1186).
   *
   * @param address - 0x-prefixed, lower case.
   * @param slots - 32 bytes each, 0x-prefixed; none for the account alone.
   */
  proof(
    block: number,
    address: string,
    slots: readonly string[],
  ): Promise<AccountProof | undefined>;
  /** Code by its hash; the address and block are where a node finds it. */
  code(codeHash: string, at: { address: string; block: number }): Promise<Uint8Array | undefined>;
  /** Bytes of one content block. @param cid - CIDv1 as text. */
  blob(cid: string): Promise<Uint8Array | undefined>;
}

/** The two lists a header commits to, in their consensus encoding (EIP-2718). */
export interface BlockBody {
  transactions: readonly Uint8Array[];
  receipts: readonly Uint8Array[];
}

/** RLP nodes of the tries, from the root down. */
export interface AccountProof {
  account: readonly Uint8Array[];
  storage: readonly { slot: string; nodes: readonly Uint8Array[] }[];
}

/** The block an audit rests on, and where the coalition's history begins. */
export interface AuditedRange {
  chainId: bigint;
  /** Block of the founding's first transaction, or before. */
  fromBlock: number;
  /** Number and hash of the last block looked at; the hash is the auditor's, from wherever they trust. */
  toBlock: number;
  blockHash: string;
}
