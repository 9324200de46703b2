import { join } from "node:path";
import { startKubo } from "./kubo.js";
import type { InteropResult } from "./postgres-tests.js";
import { runSuite } from "./run-suite.js";

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
    return await runSuite([SUITE], {
      THREE_OPENS_TEST_KUBO: node.rpc,
      THREE_OPENS_TEST_KUBO_GATEWAY: node.gateway,
      THREE_OPENS_TEST_KUBO_BIN: node.bin,
      IPFS_PATH: node.repository,
    });
  } finally {
    await node.stop();
  }
}
