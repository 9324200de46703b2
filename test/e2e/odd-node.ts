import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A question of JSON-RPC. */
export interface Question {
  id: number | string;
  method: string;
  params: unknown[];
}

/** What stands in an answer instead of what the real node says. */
export type OddAnswer = { result: unknown } | { error: { code: number; message: string } };

/**
 * How a node fails: its answer to a question (nothing: the real one), or the whole body it sends; or the time it takes,
 * in milliseconds, to answer as it should.
 */
export type Oddity =
  | { answer(question: Question): OddAnswer | undefined }
  | { body: string; status?: number }
  | { takes: number };

/** A real node behind a door that can be told to fail, and to be well again. */
export interface OddNode {
  url: string;
  oddity: Oddity | undefined;
  close(): Promise<void>;
}

/** @param rpcUrl - the real node */
export async function openOddNode(rpcUrl: string): Promise<OddNode> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const node: OddNode = {
    url: `http://127.0.0.1:${port}/`,
    oddity: undefined,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("access-control-allow-origin", "*");
    response.setHeader("access-control-allow-headers", "content-type");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { oddity } = node;
    response.setHeader("content-type", "application/json");
    if (oddity !== undefined && "body" in oddity)
      return void response.writeHead(oddity.status ?? 200).end(oddity.body);
    if (oddity !== undefined && "takes" in oddity) await sleep(oddity.takes);
    const asked = JSON.parse(Buffer.concat(chunks).toString()) as Question | Question[];
    const answers = await Promise.all(
      [asked].flat().map(async (question) => {
        const odd =
          oddity !== undefined && "answer" in oddity ? oddity.answer(question) : undefined;
        const { id } = question;
        return odd === undefined ? ask(rpcUrl, question) : { jsonrpc: "2.0", id, ...odd };
      }),
    );
    response.end(JSON.stringify(Array.isArray(asked) ? answers : answers[0]));
  }
  return node;
}

async function ask(rpcUrl: string, question: Question): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(rpcUrl, { method: "POST", headers, body: JSON.stringify(question) });
  return answer.json();
}
