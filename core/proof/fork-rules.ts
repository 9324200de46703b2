import { type Common, createCustomCommon, Hardfork, Mainnet } from "@ethereumjs/common";
import type { Header } from "./header.js";

/**
 * Upgrades by how many fields their headers have. Where one brought no field, the later rules stand: they add
 * instructions to those before, and a contract's own views use what its compiler knew.
 */
const RULES: readonly (readonly [fields: number, rules: Hardfork])[] = [
  [21, Hardfork.Osaka],
  [20, Hardfork.Cancun],
  [17, Hardfork.Shanghai],
  [16, Hardfork.Paris],
  [15, Hardfork.Istanbul],
];

/** The rules by which a block's calls run. */
export function rulesOf({ size }: Header, chainId: bigint): Common {
  const [, hardfork] = RULES.find(([fields]) => size >= fields) ?? [0, Hardfork.Istanbul];
  return createCustomCommon({ chainId: Number(chainId) }, Mainnet, { hardfork });
}
