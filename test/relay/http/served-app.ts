import { connect } from "node:net";
import { once } from "node:events";
import { Registry } from "prom-client";
import { openLog } from "../../../relay/log.js";
import { buildApp, type Routes } from "../../../relay/http/app.js";
import type { RelayApp } from "../../../relay/http/app-type.js";
import type { RequestTimes } from "../../../relay/http/request-time.js";
import { parseConfig } from "../../../relay/process/load-config.js";

/** The relay's edge on a port of its own, around the routes of a test. */
export interface ServedApp {
  app: RelayApp;
  url: string;
  /** What was logged, one JSON object per line. */
  logged: string[];
  metrics: Registry;
  close(): Promise<void>;
}

/** No chain is asked through the edge alone, so any address will do for the directory. */
const DIRECTORY = "0x00000000000000000000000000000000000000D1";

export async function serveApp(
  routes: readonly Routes[],
  http = {},
  times?: RequestTimes,
): Promise<ServedApp> {
  const logged: string[] = [];
  const log = openLog("debug", { write: (line) => void logged.push(line) });
  const config = parseConfig({
    chain: { directory: DIRECTORY },
    http: { port: 0, requestsPerMinute: 1_000_000, ...http },
  });
  const metrics = new Registry();
  const app = await buildApp({ config, log, metrics }, routes, times);
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { app, url, logged, metrics, close: () => app.close() };
}

/** Writes bytes to the port as they are and gathers what comes back until the other side closes. */
export async function sendRaw(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.setEncoding("latin1").on("data", (text: string) => (answer += text));
  socket.on("error", () => undefined); // The other side may close while we write.
  socket.write(bytes);
  await once(socket, "close");
  return answer;
}
