import { spawn } from "node:child_process";
import { join } from "node:path";
import { startKubo } from "./kubo.js";
import type { InteropResult } from "./postgres-tests.js";

const SUITE = join("test", "relay", "content", "kubo.test.ts");

/** Runs the content store's tests against a Kubo node started for them, and compares CIDs, CARs and gateways. */
export async function testKubo(): Promise<InteropResult> {
  const node = await startKubo();
  if (node === undefined) {
    console.log("Kubo: not run (not installed; docs/interop.md says how to get it)");
    return "not run";
  }
  console.log(`Kubo: ${node.version}`);
  try {
    const child = spawn("npx", ["hardhat", "test", "mocha", SUITE, "--no-compile"], {
      env: {
        ...process.env,
        THREE_OPENS_TEST_KUBO: node.rpc,
        THREE_OPENS_TEST_KUBO_GATEWAY: node.gateway,
        THREE_OPENS_TEST_KUBO_BIN: node.bin,
        IPFS_PATH: node.repository,
      },
      stdio: "inherit",
    });
    const code = await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (exit) => resolve(exit ?? 1));
    });
    return code === 0 ? "passed" : "failed";
  } finally {
    await node.stop();
  }
}
