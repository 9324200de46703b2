/** A call as a motion carries it: target address, value in wei, calldata with 0x. */
export interface Call {
  target: string;
  value: bigint;
  calldata: string;
}

/** A call ready to be moved, with lines that say in words what it does, every argument among them. */
export interface Action extends Call {
  summary: string[];
}
