import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { findProgram } from "./find-program.js";

const run = promisify(execFile);

/** The first version that knows the profile our CIDs follow, by its name. */
const PROFILE = "unixfs-v1-2025";

/** A Kubo node of our own, offline on loopback, in a repository that goes with it. */
export interface PrivateKubo {
  /** Base of its RPC. */
  rpc: string;
  /** Base of its gateway. */
  gateway: string;
  /** To call the program by hand. */
  bin: string;
  /** `IPFS_PATH`. */
  repository: string;
  version: string;
  stop(): Promise<void>;
}

/**
 * Starts a node from the `ipfs` that `IPFS_BIN` names, or the first on the path; never one that runs already.
 *
 * @returns nothing when Kubo is not installed.
 */
export async function startKubo(): Promise<PrivateKubo | undefined> {
  const bin = await findProgram("IPFS_BIN", "ipfs");
  if (bin === undefined) return undefined;
  const repository = await mkdtemp(join(tmpdir(), "three-opens-kubo-"));
  const env = { ...process.env, IPFS_PATH: repository, IPFS_TELEMETRY: "off" };
  let daemon: ChildProcess | undefined;
  const stop = async () => {
    if (daemon?.exitCode === null && daemon.kill("SIGTERM")) await once(daemon, "exit");
    await rm(repository, { recursive: true, force: true });
  };
  try {
    // "test": free ports on loopback, no bootstrap nodes, no discovery.
    await run(bin, ["init", `--profile=test,${PROFILE}`], { env });
    daemon = spawn(bin, ["daemon", "--offline"], { env, stdio: ["ignore", "pipe", "inherit"] });
    await ready(daemon);
    const { stdout } = await run(bin, ["version"], { env });
    return {
      rpc: urlOf(await readFile(join(repository, "api"), "utf8")),
      gateway: (await readFile(join(repository, "gateway"), "utf8")).trim(),
      bin,
      repository,
      version: stdout.trim(),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(daemon: ChildProcess): Promise<void> {
  if (daemon.stdout === null) throw new Error("the daemon's output is not piped");
  for await (const line of createInterface({ input: daemon.stdout })) {
    if (line === "Daemon is ready") {
      daemon.stdout.resume();
      return;
    }
  }
  throw new Error("the Kubo daemon ended before it was ready");
}

/** `/ip4/127.0.0.1/tcp/5001` as a URL. */
function urlOf(multiaddress: string): string {
  const [, , host, , port] = multiaddress.trim().split("/");
  return `http://${host}:${port}`;
}
