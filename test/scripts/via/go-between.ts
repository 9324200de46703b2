import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What somebody between answers in the relay's stead. */
export interface Instead {
  status?: number;
  body: string | Buffer;
}

/** Somebody between a member and the relay, who passes everything on but for what `instead` answers. */
export interface GoBetween {
  url: string;
  close(): void;
}

/** @param instead - is told the path, what was sent there, and what the relay answered. */
export async function goBetween(
  relay: string,
  instead: (path: string, sent: string, answer: Buffer) => Instead | undefined,
): Promise<GoBetween> {
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const sent = Buffer.concat(chunks);
      const answer = await fetch(`${relay}${request.url}`, {
        method: request.method ?? "GET",
        headers: { "content-type": "application/json" },
        ...(sent.length > 0 && { body: sent }),
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      const other = instead(request.url ?? "", sent.toString(), bytes);
      response.statusCode = other?.status ?? answer.status;
      response.setHeader("content-type", answer.headers.get("content-type") ?? "");
      response.end(other?.body ?? bytes);
    })();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}
