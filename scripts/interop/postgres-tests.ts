import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { startPostgres } from "./postgres.js";

const SUITES = join("test", "relay", "index");
/** Elsewhere, and of the index all the same. */
const MORE = [join("test", "relay", "mail", "shelve-histories.test.ts")];

/** What became of the tests against something that need not be installed. */
export type InteropResult = "passed" | "failed" | "not run";

/** Runs the index's own tests, every one of them, against SQLite and a PostgreSQL server started for them. */
export async function testPostgres(): Promise<InteropResult> {
  const server = await startPostgres();
  if (server === undefined) {
    console.log("PostgreSQL: not run (not installed; docs/relay.md says how to get it)");
    return "not run";
  }
  console.log(`PostgreSQL: ${server.version}`);
  try {
    const files = (await readdir(SUITES)).filter((name) => name.endsWith(".test.ts"));
    const code = await runTests([...files.map((name) => join(SUITES, name)), ...MORE], {
      THREE_OPENS_TEST_POSTGRES: server.url,
    });
    return code === 0 ? "passed" : "failed";
  } finally {
    await server.stop();
  }
}

function runTests(files: readonly string[], environment: Record<string, string>): Promise<number> {
  const child = spawn("npx", ["hardhat", "test", "mocha", ...files, "--no-compile"], {
    env: { ...process.env, ...environment },
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
