import { runCommandLine } from "../../../scripts/cli/run.js";
import { VERBS } from "../../../scripts/commands/index.js";
import type { Ended } from "../cli/dao-process.js";
import type { ServedCoalition } from "../cli/served-coalition.js";

type Write = typeof process.stdout.write;

/**
 * Runs a command line exactly as scripts/dao.ts does, but in this process: a second saved each time. What it writes
 * is caught, so nothing else may write meanwhile.
 */
export async function daoHere(served: ServedCoalition, ...words: string[]): Promise<Ended> {
  const caught = { stdout: "", stderr: "" };
  const restore = (["stdout", "stderr"] as const).map((stream) => {
    const original = process[stream].write;
    process[stream].write = ((text: string) => {
      caught[stream] += text;
      return true;
    }) as Write;
    return () => void (process[stream].write = original);
  });
  try {
    const { url, deployments, content } = served;
    const given = ["--rpc", url, "--deployments", deployments, "--content", content];
    const exitCode = await runCommandLine(VERBS, [...words, ...given]);
    return { exitCode, ...caught };
  } finally {
    for (const each of restore) each();
  }
}
