import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";

interface Asked {
  id: unknown;
  method: string;
}

interface Answer {
  result?: unknown;
}

/** Changes an answer on its way; what it returns is passed on. */
export type Lie = (method: string, result: unknown) => unknown;

/** A node between the auditor and the chain that tells the truth but for what `lie` makes of it. */
export async function lyingDoor(chain: string, lie: Lie) {
  const server = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const asked = Buffer.concat(pieces).toString();
      const answer = await fetch(chain, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: asked,
      });
      const questions = [JSON.parse(asked) as Asked | Asked[]].flat();
      const told = [(await answer.json()) as Answer | Answer[]].flat();
      const changed = told.map((each, index) =>
        "result" in each
          ? { ...each, result: lie(questions[index]?.method ?? "", each.result) }
          : each,
      );
      response
        .writeHead(200, { "content-type": "application/json" })
        .end(JSON.stringify(asked.startsWith("[") ? changed : changed[0]));
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
