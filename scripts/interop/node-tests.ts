import { join } from "node:path";
import type { PrivateNode } from "./chain-node.js";
import type { InteropResult } from "./postgres-tests.js";
import { runSuite } from "./run-suite.js";

const SUITE = join("test", "core", "audit", "nodes.test.ts");

/** Founds a coalition on a node started for it, lets it live a little, and audits it; Hardhat's network beside it. */
export async function testNode(
  name: string,
  start: () => Promise<PrivateNode | undefined>,
): Promise<InteropResult> {
  const node = await start();
  if (node === undefined) {
    console.log(`${name}: not run (not installed; docs/interop.md says how to get it)`);
    return "not run";
  }
  console.log(`${name}: ${node.version}`);
  try {
    return await runSuite([SUITE], {
      THREE_OPENS_TEST_NODE: node.url,
      THREE_OPENS_TEST_NODE_NAME: node.version,
    });
  } finally {
    await node.stop();
  }
}
