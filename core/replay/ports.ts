import type { TypedDataDomain } from "ethers";

/** What the fold needs beside events. Whatever these answer must depend on the chain and the content alone. */
export interface ReplayPorts {
  /** EIP-712 domain of the lists. */
  postDomain: TypedDataDomain;
  /**
   * Bytes of one block, checked against its CID; null when nobody at hand has them. Asked again later, and quickly
   * answered.
   *
   * @param cid - CIDv1 as text.
   */
  fetchBlob(cid: string): Promise<Uint8Array | null>;
  /** What a contract account says of a signature at a block (ERC-1271); without it such signatures are refused. */
  isWalletSignature?(
    account: string,
    digest: string,
    signature: string,
    block: number,
  ): Promise<boolean>;
}
