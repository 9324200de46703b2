import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { startPostgres } from "./postgres.js";
import { runSuite } from "./run-suite.js";

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
    return await runSuite([...files.map((name) => join(SUITES, name)), ...MORE], {
      THREE_OPENS_TEST_POSTGRES: server.url,
    });
  } finally {
    await server.stop();
  }
}
