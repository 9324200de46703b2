import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { DaoError } from "../../core/errors.js";

/** What the relay is told of where it stands. */
export interface RelayPlace {
  rpcUrl: string;
  chainId: number;
  /** Address of the coalition's directory. */
  directory: string;
  /** Block to read logs from. */
  fromBlock: number;
  /** Ignition's deployed_addresses.json, which the relay compares with the chain. */
  deployment?: string;
  /** Where the relay keeps its things. */
  data: string;
  /** 0 takes any free one. */
  port: number;
  /** Other settings by the ends of their variables' names: `{ WRITE_WAIT_SECONDS: "1" }`. */
  settings?: Readonly<Record<string, string>>;
}

/** The relay beside the local chain, in a process of its own. */
export interface RelayProcess {
  url: string;
  /** The account that pays and signs receipts. */
  account: string | null;
  /** File the relay logs to, one JSON object per line. */
  log: string;
  /** Resolves with the exit code when the process ends, whoever ends it. */
  ended: Promise<number | null>;
  /** Asks it to finish what is under way, and waits until it has. */
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL("../../relay/main.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const listeningSchema = z.object({ listening: z.string(), relay: z.string().nullable() });

/**
 * Starts the relay and waits until it listens.
 *
 * @throws DaoError `RELAY_DIRECTORY_UNUSABLE`, and in the relay's own words when it refuses to start.
 */
export async function startRelayProcess(place: RelayPlace): Promise<RelayProcess> {
  await mkdir(place.data, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new DaoError("RELAY_DIRECTORY_UNUSABLE", `The directory ${place.data} cannot be made.`, {
      hint: "Choose another one for the relay's data with --relay-data; is there a file in its way?",
      cause,
    });
  });
  const log = join(place.data, "relay.log");
  const file = await open(log, "a");
  try {
    const child = spawn(process.execPath, ["--import", "tsx", MAIN], {
      cwd: ROOT,
      env: { ...process.env, ...variables(place) },
      stdio: ["ignore", file.fd, "pipe", "ipc"],
    });
    const ended = once(child, "close").then(([code]) => code as number | null);
    const { listening, relay } = await announced(child, ended, log);
    child.stderr?.resume();
    return {
      ...{ url: listening, account: relay, log, ended },
      async stop() {
        if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
        await ended;
      },
    };
  } finally {
    await file.close();
  }
}

const variables = (place: RelayPlace): NodeJS.ProcessEnv => ({
  THREE_OPENS_RELAY_CHAIN_RPC_URL: place.rpcUrl,
  THREE_OPENS_RELAY_CHAIN_CHAIN_ID: String(place.chainId),
  THREE_OPENS_RELAY_CHAIN_DIRECTORY: place.directory,
  THREE_OPENS_RELAY_CHAIN_FROM_BLOCK: String(place.fromBlock),
  ...(place.deployment !== undefined && {
    THREE_OPENS_RELAY_CHAIN_DEPLOYMENT: place.deployment,
  }),
  THREE_OPENS_RELAY_DATA: place.data,
  THREE_OPENS_RELAY_HTTP_PORT: String(place.port),
  ...Object.fromEntries(
    Object.entries(place.settings ?? {}).map(([name, value]) => [
      `THREE_OPENS_RELAY_${name}`,
      value,
    ]),
  ),
});

async function announced(
  child: ChildProcess,
  ended: Promise<number | null>,
  log: string,
): Promise<z.infer<typeof listeningSchema>> {
  let complaint = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const message = once(child, "message").then(([value]) => listeningSchema.parse(value));
  message.catch(() => undefined); // It may end before it says anything.
  const end = ended.then((code): never => {
    throw refusal(complaint, code, log);
  });
  return Promise.race([message, end]);
}

/** `CODE: message` and a hint, as every process of ours says what it could have expected. */
function refusal(complaint: string, code: number | null, log: string): DaoError {
  const [, name, message, hint] = /^([A-Z][A-Z_]+): (.*)\n(?:(.*)\n)?/.exec(complaint) ?? [];
  if (name !== undefined && message !== undefined) return new DaoError(name, message, { hint });
  return new DaoError("RELAY_ENDED", `The relay ended with ${code} before it listened.`, {
    hint: `Look into ${log}, or start without it: npm start -- --no-relay.`,
    cause: new Error(complaint),
  });
}
