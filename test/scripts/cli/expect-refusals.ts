import { expect } from "chai";
import type { Ended } from "./dao-process.js";

/** A command line and how it must be refused. */
export interface Refusal {
  words: string[];
  code: string;
  /** What the one line must say. */
  says: RegExp;
  hint: RegExp;
  exitCode?: number;
}

/** One line with the code, one with the hint, and nothing of the machine below. */
function expectRefusal({ exitCode, stdout, stderr }: Ended, refusal: Refusal): void {
  const label = `dao ${refusal.words.join(" ")}: ${stderr}`;
  expect(exitCode, label).to.equal(refusal.exitCode ?? 1);
  const lines = stderr.trimEnd().split("\n");
  const at = lines.findIndex((line) => line.startsWith(`${refusal.code}: `));
  expect(at, label).to.equal(lines.length - 2);
  expect(lines[at], label).to.match(refusal.says);
  expect(lines[at + 1], label).to.match(refusal.hint);
  expect(stderr, label).not.to.match(/\n\s+at |HHE\d|0x[0-9a-f]{8}\b/);
  if (!refusal.words.includes("--json")) return;
  const { error } = JSON.parse(stdout) as { error: { code: string; message: string } };
  expect(error.code).to.equal(refusal.code);
  expect(error.message).to.match(refusal.says);
}

/** Two at a time: as many as the smallest machine has processors. */
export async function expectRefusals(
  refusals: readonly Refusal[],
  run: (...words: string[]) => Promise<Ended>,
) {
  for (let start = 0; start < refusals.length; start += 2) {
    const pair = refusals.slice(start, start + 2);
    const ends = await Promise.all(pair.map(({ words }) => run(...words)));
    for (const [index, refusal] of pair.entries()) expectRefusal(ends[index] as Ended, refusal);
  }
}
