import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { endProcess, type PrivateNode, spawnNode } from "./chain-node.js";
import { findProgram } from "./find-program.js";

/**
 * Starts the `anvil` that `ANVIL_BIN` names, or the first on the path; its chain has the id and the accounts of ours by
 * itself.
 *
 * @returns nothing when it is not installed.
 */
export async function startAnvil(): Promise<PrivateNode | undefined> {
  const bin = await findProgram("ANVIL_BIN", "anvil");
  if (bin === undefined) return undefined;
  const { stdout } = await promisify(execFile)(bin, ["--version"]);
  const { url, process } = await spawnNode(
    [bin, "--port", "0", "--accounts", "20", "--hardfork", "cancun"],
    "stdout",
    /^Listening on (127\.0\.0\.1:\d+)/,
  );
  return { url, version: stdout.split("\n")[0] ?? "anvil", stop: () => endProcess(process) };
}
