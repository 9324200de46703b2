import { id, Wallet } from "ethers";

const known = new Map<number, Wallet>();

/**
 * The bench's members, counted from 0. The same keys in every run, so that signatures and addresses cost the same
 * calldata every time.
 */
export function person(index: number): Wallet {
  const wallet = known.get(index) ?? new Wallet(id(`three-opens bench member ${index}`));
  known.set(index, wallet);
  return wallet;
}

/** Members `from` to `to`, the second excluded. */
export function people(from: number, to: number): Wallet[] {
  return Array.from({ length: to - from }, (_, offset) => person(from + offset));
}
