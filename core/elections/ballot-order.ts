import { AbiCoder, keccak256 } from "ethers";

/**
 * The order in which a voter is shown the alternatives: candidates shuffled, the same way for the same voter in every
 * interface and another way for every other voter, so that nobody gains by standing first; alternative 0 ("re-open
 * nominations", or "keep") at the end.
 *
 * @param ballotId - 32 bytes as hex.
 * @returns the indices of all alternatives.
 */
export function ballotOrder(ballotId: string, voter: string, alternatives: number): number[] {
  // 256 bits are far more than the 16! orders need: the remainders are as good as even.
  let chance = BigInt(
    keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "address"], [ballotId, voter])),
  );
  const order = Array.from({ length: alternatives - 1 }, (_, i) => i + 1);
  for (let left = order.length; left > 1; left--) {
    const drawn = Number(chance % BigInt(left));
    chance /= BigInt(left);
    const last = left - 1;
    [order[drawn], order[last]] = [order[last] as number, order[drawn] as number];
  }
  return [...order, 0];
}
