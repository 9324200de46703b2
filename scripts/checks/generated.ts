/**
 * Builds the contracts, generates their types in a temporary folder and compares them with the
 * committed `typechain-types/`. With `--write` the fresh files replace the committed ones, and
 * files of contracts that no longer exist go.
 */
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "@nomicfoundation/hardhat-typechain";
import { createHardhatRuntimeEnvironment } from "hardhat/hre";
import config from "../../hardhat.config.js";

const COMMITTED = "typechain-types";
const isGenerated = (path: string) => path.endsWith(".ts");

async function generatedFiles(folder: string): Promise<Map<string, string>> {
  const paths = (await readdir(folder, { recursive: true })).filter(isGenerated).sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, path), "utf8")] as const),
    ),
  );
}

async function generateInto(outDir: string): Promise<void> {
  const hre = await createHardhatRuntimeEnvironment({
    ...config,
    typechain: { ...config.typechain, outDir },
  });
  await hre.tasks.getTask("build").run({});
}

async function replaceCommitted(fresh: string): Promise<void> {
  for (const path of (await generatedFiles(COMMITTED)).keys()) await rm(join(COMMITTED, path));
  await cp(fresh, COMMITTED, { recursive: true });
  console.log(`${COMMITTED}/ written.`);
}

async function compareWithCommitted(fresh: string): Promise<void> {
  const [wanted, found] = [await generatedFiles(fresh), await generatedFiles(COMMITTED)];
  const stale = [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (path) => wanted.get(path) !== found.get(path),
  );
  if (stale.length === 0) {
    console.log(`${COMMITTED}/ is fresh (${wanted.size} files).`);
    return;
  }
  for (const path of stale)
    console.error(
      `${COMMITTED}/${path} ${wanted.has(path) ? "is stale" : "has no contract any more"}`,
    );
  console.error("Run: npm run generate && git add typechain-types");
  process.exitCode = 1;
}

const fresh = await mkdtemp(join(tmpdir(), "three-opens-types-"));
try {
  await generateInto(fresh);
  await (process.argv.includes("--write") ? replaceCommitted(fresh) : compareWithCommitted(fresh));
} finally {
  await rm(fresh, { recursive: true });
}
