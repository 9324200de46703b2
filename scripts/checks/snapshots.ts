/**
 * Measures gas and contract sizes again and compares them with the committed `snapshots/`, so that nobody changes
 * them without seeing it. With `--write` the fresh numbers replace the committed ones.
 */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { runBench } from "../bench/run.js";
import { createOutput } from "../cli/output.js";
import { ensureBuilt } from "../deployment/ensure-built.js";
import { contractSizes } from "./contract-sizes.js";
import { snapshotFaults, type Snapshot } from "./snapshot-faults.js";

const FOLDER = "snapshots";
const QUICK = [10, 1_000];

async function gas(): Promise<Snapshot> {
  const { measurements } = await runBench(QUICK, createOutput(true));
  return Object.fromEntries(measurements.map(({ name, ours }) => [name, Math.round(ours)]));
}

/** Compilers and calldata are exact; a share of gas is left to what does not matter. */
const SNAPSHOTS = [
  { file: `${FOLDER}/size.json`, measure: contractSizes, tolerance: 0 },
  { file: `${FOLDER}/gas.json`, measure: gas, tolerance: 0.01 },
];

async function committed(file: string): Promise<Snapshot> {
  return JSON.parse(await readFile(file, "utf8").catch(() => "{}")) as Snapshot;
}

await ensureBuilt("default", (text) => console.error(text));
let faults = 0;
for (const { file, measure, tolerance } of SNAPSHOTS) {
  const fresh = await measure();
  if (process.argv.includes("--write")) {
    await mkdir(FOLDER, { recursive: true });
    await writeFile(file, `${JSON.stringify(fresh, undefined, 2)}\n`);
    console.log(`${file} written.`);
    continue;
  }
  const found = snapshotFaults(await committed(file), fresh, tolerance);
  for (const fault of found) console.error(`${file}: ${fault}`);
  if (found.length === 0) console.log(`${file} is up to date.`);
  faults += found.length;
}
if (faults > 0) {
  console.error("Run: npm run snapshots && git add snapshots");
  process.exitCode = 1;
}
