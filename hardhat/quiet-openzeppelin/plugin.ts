import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Silences one warning of the compiler about code that is not ours: since solc 0.8.35 every use of
 * `at` as a name ("will be promoted to keyword") is reported, and OpenZeppelin 5.7 has five.
 * Warnings about our own sources, and every other warning, still show.
 */
const quietOpenZeppelin: HardhatPlugin = {
  id: "quiet-openzeppelin",
  hookHandlers: {
    solidity: () => import("./hook-handlers/solidity.js"),
  },
};

export default quietOpenZeppelin;
