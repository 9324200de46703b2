import { AbiCoder, keccak256 } from "ethers";

/** What a candidate's lot is drawn from. */
export interface LotSource {
  /** Hash of the block fixed after the close of the ballot; 32 bytes as hex. */
  seed: string;
  /** 32 bytes as hex. */
  electionId: string;
  candidate: string;
}

/** The candidate's lot, keccak256(abi.encode(seed, electionId, candidate)): of those who tie, the smaller lot wins. */
export function lotOf({ seed, electionId, candidate }: LotSource): bigint {
  const encoded = AbiCoder.defaultAbiCoder().encode(
    ["bytes32", "bytes32", "address"],
    [seed, electionId, candidate],
  );
  return BigInt(keccak256(encoded));
}
