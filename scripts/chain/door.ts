import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { DaoError } from "../../core/errors.js";
import { failure, respond } from "./json-rpc.js";
import { refusalOf } from "./origin.js";
import { hasCode } from "./read-if-present.js";
import { RPC, RpcError } from "./rpc-error.js";
import type { RpcProvider } from "./rpc.js";

export const MAX_BODY = 4 * 1024 * 1024;

/** Milliseconds that a closing door waits for callers to finish. */
const CLOSING_GRACE = 1000;

/** @returns undefined when the body is over the limit; it is read to its end all the same. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
    else chunks.length = 0;
  }
  return length > MAX_BODY ? undefined : Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, status, failure(null, new RpcError(RPC.invalidRequest, message)));
}

async function handle(
  provider: RpcProvider,
  bound: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  const refusal = refusalOf(request.headers, bound);
  if (refusal !== undefined) return refuse(response, 403, refusal);
  if (request.headers.origin !== undefined) {
    response.setHeader("access-control-allow-origin", request.headers.origin);
    response.setHeader("access-control-allow-headers", "content-type");
    response.setHeader("vary", "origin");
  }
  if (request.method === "OPTIONS") return send(response, 204);
  if (request.method !== "POST") return refuse(response, 405, "This is JSON-RPC: use POST.");
  if (body === undefined)
    return refuse(response, 413, `The request is larger than ${MAX_BODY} bytes.`);
  const answer = await respond(provider, body);
  send(response, answer === undefined ? 204 : 200, answer);
}

/** The HTTP door, listening. */
export interface Door {
  url: string;
  /** Takes no new caller, and waits a moment for those under way. */
  close(): Promise<void>;
}

function unusable(host: string, port: number, cause: Error): DaoError {
  if (hasCode(cause, "EADDRINUSE")) {
    const hint = "Choose another with --port <number>, or stop the program that uses it.";
    return new DaoError("PORT_IN_USE", `Port ${port} on ${host} is in use.`, { hint, cause });
  }
  const hint = "Choose others with --host <address> and --port <number>.";
  return new DaoError(
    "PORT_UNUSABLE",
    `Cannot listen on ${host}, port ${port} (${cause.message}).`,
    { hint, cause },
  );
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => reject(unusable(host, port, cause)));
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
}

/**
 * @param port 0 takes any free one.
 * @param onFault told about what must not happen: a request that could not even be refused.
 * @throws DaoError `PORT_IN_USE`, `PORT_UNUSABLE`
 */
export async function openDoor(
  provider: RpcProvider,
  { host, port, onFault }: { host: string; port: number; onFault: (error: unknown) => void },
): Promise<Door> {
  let closing = false;
  const server = createServer((request, response) => {
    // Callers keep connections open for their next request, and must not hold a closing door open.
    response.once("close", () => closing && server.closeIdleConnections());
    handle(provider, host, request, response).catch((error: unknown) => {
      // A caller who hung up in the middle is no fault of ours.
      if (!request.complete) return response.destroy();
      onFault(error);
      if (response.headersSent) return response.destroy();
      send(response, 500, failure(null, error));
    });
  });
  const address = await listen(server, host, port);
  return {
    url: `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        closing = true;
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeIdleConnections();
        // A caller may have stopped in the middle of its request.
        setTimeout(() => server.closeAllConnections(), CLOSING_GRACE).unref();
      }),
  };
}
