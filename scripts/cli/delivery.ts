/** What a relay brought to the chain, for the result of a command. */
export interface Delivery {
  relay: string;
  /** EIP-712 digest of what was signed: 32 bytes as hex. */
  message: string;
  /** Account that signed the receipt, and its signature. */
  signedBy: string;
  signature: string;
  transaction: string;
}
