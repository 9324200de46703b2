import { spawn } from "node:child_process";

/** How a process ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a script of `scripts/` as `npm run` does: in a process of its own, from the repository's root. */
export async function runScriptProcess(script: string, ...words: string[]): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", `scripts/${script}`, ...words], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text: string) => (output[stream] += text));
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { code, ...output };
}
