import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Silences one kind of warning: since solc 0.8.35 every use of `at` or `leave` as a name ("will be
 * promoted to keyword") is reported. OpenZeppelin 5.7 has five of the first; the second is a verb of
 * ours, kept on purpose. Every other warning still shows.
 */
const quietPromotedKeywords: HardhatPlugin = {
  id: "quiet-promoted-keywords",
  hookHandlers: {
    solidity: () => import("./hook-handlers/solidity.js"),
  },
};

export default quietPromotedKeywords;
