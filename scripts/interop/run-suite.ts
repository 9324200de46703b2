import { spawn } from "node:child_process";

/** Runs mocha files against what was started for them, which they find in the environment. */
export async function runSuite(
  files: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<"passed" | "failed"> {
  const child = spawn("npx", ["hardhat", "test", "mocha", ...files, "--no-compile"], {
    env: { ...process.env, ...environment },
    stdio: "inherit",
  });
  const code = await new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (exit) => resolve(exit ?? 1));
  });
  return code === 0 ? "passed" : "failed";
}
