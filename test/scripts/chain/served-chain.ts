import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SERVE = fileURLToPath(new URL("../../../scripts/chain/serve.ts", import.meta.url));

/** Runs `serve.ts` as its own process. */
export function spawnServe(...options: string[]): ChildProcess {
  return spawn(process.execPath, ["--import", "tsx", SERVE, ...options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
}

export interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `serve.ts` to an end that is expected to come by itself. */
export async function runServe(...options: string[]): Promise<Ended> {
  const child = spawnServe(...options);
  const ended = { exitCode: null as number | null, stdout: "", stderr: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (ended.stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (ended.stderr += text));
  const [exitCode] = (await once(child, "close")) as [number | null];
  return { ...ended, exitCode };
}

export interface ServedChain {
  url: string;
  blockNumber: number;
  blockHash: string;
  isFresh: boolean;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `serve.ts` on any free port and waits until it listens. */
export async function startServe(directory: string): Promise<ServedChain> {
  const child = spawnServe("--data", directory, "--port", "0", "--json");
  const closed = once(child, "close") as Promise<[number | null]>;
  let stderr = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const line = new Promise<string>((resolve) => {
    let stdout = "";
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      if (stdout.includes("\n")) resolve(stdout);
    });
  });
  const early = closed.then(([code]) => {
    throw new Error(`the chain ended with ${code}: ${stderr}`);
  });
  early.catch(() => undefined);
  const facts = JSON.parse(await Promise.race([line, early])) as Omit<ServedChain, "end">;
  return {
    ...facts,
    end: async (signal) => {
      child.kill(signal);
      const [exitCode] = await closed;
      return exitCode;
    },
  };
}

export interface RpcAnswer {
  id?: unknown;
  result?: unknown;
  error?: { code: number; message: string; data?: unknown };
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  text: string;
}

/** Posts any body at all. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await fetch(url, { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Asks over HTTP and returns the result. */
export async function askOver(url: string, method: string, ...params: unknown[]): Promise<unknown> {
  const { text } = await post(url, JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }));
  const answer = JSON.parse(text) as RpcAnswer;
  if (answer.error !== undefined) throw new Error(answer.error.message);
  return answer.result;
}
