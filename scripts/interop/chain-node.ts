import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { createInterface } from "node:readline";

/** A node of our own on loopback, with a chain that goes with it. */
export interface PrivateNode {
  /** Of its JSON-RPC. */
  url: string;
  version: string;
  stop(): Promise<void>;
}

/**
 * Starts a node and waits until it says where it listens.
 *
 * @param output - the stream on which it says so. @param listening - finds host and port in such a line.
 * @throws Error when it ends before.
 */
export async function spawnNode(
  [program, ...args]: readonly [string, ...string[]],
  output: "stdout" | "stderr",
  listening: RegExp,
): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  // Asked for above.
  const streams = { stdout: child.stdout as Readable, stderr: child.stderr as Readable };
  streams[output === "stdout" ? "stderr" : "stdout"].resume();
  for await (const line of createInterface({ input: streams[output] })) {
    const [, place] = listening.exec(line) ?? [];
    if (place === undefined) continue;
    streams[output].resume();
    return { url: `http://${place}`, process: child };
  }
  throw new Error(`${program} ended before it listened`);
}

export async function endProcess(child: ChildProcess | undefined): Promise<void> {
  if (child?.exitCode === null && child.kill("SIGTERM")) await once(child, "exit");
}
