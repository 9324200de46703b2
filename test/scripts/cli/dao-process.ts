import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** How a process ended. */
export interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Starts a script of scripts/ as its own process, as npm does. */
export function spawnScript(
  script: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", `scripts/${script}`, ...words], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...environment },
  });
}

/** Waits for the end of a process and gathers what it wrote. */
export async function endOf(child: ChildProcess): Promise<Ended> {
  const ended: Ended = { exitCode: null, stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (ended.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (ended.stderr += text));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { ...ended, exitCode };
}

/** Runs `dao` with no terminal, so nobody can be asked. */
export function runDao(...words: string[]): Promise<Ended> {
  return endOf(spawnScript("dao.ts", words));
}
