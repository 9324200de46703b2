import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Hands build artifacts to the plugins after it in a fixed order. Hardhat lists them as the disk
 * answers, and TypeChain writes its index in that order, so the same contracts would otherwise
 * give different files. Must stand before the toolbox in the list of plugins.
 */
const orderedArtifacts: HardhatPlugin = {
  id: "ordered-artifacts",
  hookHandlers: {
    solidity: () => import("./hook-handlers/solidity.js"),
  },
};

export default orderedArtifacts;
