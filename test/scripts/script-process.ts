import { endOf, spawnScript } from "./cli/dao-process.js";

/** How a process ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of `scripts/` as `npm run` does: in a process of its own, from the repository's root. */
export async function runScriptProcess(script: string, ...words: string[]): Promise<Ended> {
  const { exitCode, ...output } = await endOf(spawnScript(script, words));
  return { code: exitCode, ...output };
}
