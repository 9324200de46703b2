import "./scripts/setup/ensure-installed.mjs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import toolbox from "@nomicfoundation/hardhat-toolbox-mocha-ethers";
import { configVariable, defineConfig } from "hardhat/config";
import committedTypes from "./hardhat/committed-types/plugin.js";
import orderedArtifacts from "./hardhat/ordered-artifacts/plugin.js";
import quietPromotedKeywords from "./hardhat/quiet-promoted-keywords/plugin.js";

// A build tells nobody anything, and asks nobody.
process.env.HARDHAT_DISABLE_TELEMETRY ??= "true";

const absolute = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// The compiler comes from npm, so that a build downloads nothing and the lock file pins it.
const solc = (bytecodeHash: "none" | "ipfs") => ({
  version: "0.8.37",
  path: createRequire(import.meta.url).resolve("solc/soljson.js"),
  settings: {
    optimizer: { enabled: true, runs: 200 },
    viaIR: true,
    evmVersion: "cancun",
    metadata: { bytecodeHash },
  },
});

// `npm run test:deep` raises these.
const runs = (variable: string, usual: number) => Number(process.env[variable] ?? usual);

// The development phrase every Ethereum tool knows: worthless anywhere but on a local chain.
const DEVELOPMENT_MNEMONIC = "test test test test test test test test test test test junk";

export default defineConfig({
  plugins: [orderedArtifacts, toolbox, committedTypes, quietPromotedKeywords],
  paths: {
    sources: "contracts",
    tests: { mocha: "test", solidity: "test" },
    ignition: "deploy",
  },
  solidity: {
    profiles: {
      // No metadata hash: editing a comment must not change bytecode, snapshots or generated types.
      default: solc("none"),
      // The hash kept: explorers can match the deployed bytecode with the sources exactly.
      production: { ...solc("ipfs"), isolated: false },
    },
  },
  typechain: { outDir: absolute("typechain-types") },
  test: {
    mocha: { timeout: 120_000 },
    solidity: {
      fuzz: { runs: runs("FUZZ_RUNS", 256) },
      invariant: {
        runs: runs("INVARIANT_RUNS", 64),
        depth: runs("INVARIANT_DEPTH", 64),
        failOnRevert: false,
      },
    },
  },
  networks: {
    // Mainnet's limits on contract size and transaction gas apply, because nothing here lifts them;
    // only coverage, whose instrumented code is larger, does so by itself.
    default: {
      type: "edr-simulated",
      chainId: 31337,
      accounts: { mnemonic: DEVELOPMENT_MNEMONIC, count: 20 },
    },
    // The persistent chain of `npm start`.
    local: {
      type: "http",
      url: "http://127.0.0.1:8545",
      chainId: 31337,
      accounts: { mnemonic: DEVELOPMENT_MNEMONIC, count: 20 },
    },
    // The variables are read only when this network is used: from the environment or from
    // `npx hardhat keystore set`.
    sepolia: {
      type: "http",
      chainType: "l1",
      chainId: 11155111,
      url: configVariable("THREE_OPENS_RPC_URL"),
      accounts: [configVariable("THREE_OPENS_DEPLOYER_KEY")],
    },
  },
});
