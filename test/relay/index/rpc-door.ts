import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { rpc } from "./following-chain.js";

interface Question {
  id: unknown;
  method: string;
  params: unknown[];
}

/** The test's chain over HTTP, for processes of their own. */
export async function openDoor() {
  let onQuestion: (count: number) => void = () => undefined;
  let count = 0;
  const answer = async ({ id, method, params }: Question) => {
    onQuestion(++count);
    try {
      return { jsonrpc: "2.0", id, result: await rpc.send(method, params) };
    } catch (error) {
      return { jsonrpc: "2.0", id, error: { code: -32_000, message: String(error) } };
    }
  };
  const server = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const asked = JSON.parse(body) as Question | Question[];
      const answers = Array.isArray(asked)
        ? await Promise.all(asked.map(answer))
        : await answer(asked);
      response.setHeader("content-type", "application/json").end(JSON.stringify(answers));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Calls back at every question from now on, counted from 1. */
    watch(listener: (count: number) => void): void {
      count = 0;
      onQuestion = listener;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
