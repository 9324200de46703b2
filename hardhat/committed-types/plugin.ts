import "@nomicfoundation/hardhat-typechain";
import type { HardhatPlugin } from "hardhat/types/plugins";

/**
 * Keeps `typechain-types/` to the default build profile. The factories embed bytecode, which the
 * production profile (metadata hash) and coverage (instrumentation) change, so those builds must
 * not rewrite files that are committed and checked for freshness.
 */
const committedTypes: HardhatPlugin = {
  id: "committed-types",
  dependencies: () => [import("@nomicfoundation/hardhat-typechain")],
  hookHandlers: {
    config: () => import("./hook-handlers/config.js"),
    solidity: () => import("./hook-handlers/solidity.js"),
  },
};

export default committedTypes;
