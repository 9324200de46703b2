import { getAddress } from "ethers";

/** Checksummed spelling of an address. */
export function formatAddress(address: string): string {
  return getAddress(address);
}

/** First and last four digits: for tables, never where somebody decides by it. */
export function shortAddress(address: string): string {
  const full = getAddress(address);
  return `${full.slice(0, 6)}…${full.slice(-4)}`;
}
