import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Ended } from "./judge.js";

const manifest = createRequire(import.meta.url).resolve("hardhat/package.json");
const CLI = join(dirname(manifest), "dist", "src", "cli.js");

/** The caller's own Hardhat options (coverage, network…) travel by environment and are not the copy's. */
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(HARDHAT_|HH_|NODE_ENV$)/.test(name)),
  );

/** Runs Hardhat in a directory until it ends or the signal aborts it, and keeps what it prints. */
export async function runHardhat(
  directory: string,
  words: readonly string[],
  signal: AbortSignal,
): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...words], {
    cwd: directory,
    env: { ...environment(), FORCE_COLOR: "0" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { code, output: stripVTControlCharacters(output) };
}
