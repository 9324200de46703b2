import { getAddress, isAddress } from "ethers";

const DEPTH = 6;

/** Who refused, as the subject of a sentence, by the transaction inside the error. */
export function refusedBy(error: unknown): string {
  const address = calleeIn(error, DEPTH);
  return address === undefined ? "The contract" : `The contract at ${getAddress(address)}`;
}

function calleeIn(value: unknown, depth: number): string | undefined {
  if (depth === 0 || typeof value !== "object" || value === null) return undefined;
  const { to, transaction, receipt, cause, info, error } = value as Record<string, unknown>;
  if (typeof to === "string" && isAddress(to)) return to;
  for (const inner of [transaction, receipt, error, info, cause]) {
    const found = calleeIn(inner, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
