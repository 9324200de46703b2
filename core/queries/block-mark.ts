/** The block up to which a state is folded. */
export interface BlockMark {
  number: number;
  hash: string;
  /** Timestamp in seconds. */
  time: number;
}
