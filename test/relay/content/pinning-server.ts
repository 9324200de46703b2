import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";

const pinSchema = z.strictObject({
  cid: z.string().min(1),
  name: z.string().max(255).optional(),
  origins: z.array(z.string()).min(1).max(20).optional(),
  meta: z.record(z.string(), z.string()).optional(),
});

interface Order {
  requestid: string;
  status: "queued" | "pinning" | "pinned" | "failed";
  created: string;
  pin: z.infer<typeof pinSchema>;
  delegates: string[];
  info: Record<string, string>;
}

/** A pinning service as its specification says, which pins nothing: orders go on when the test says so. */
export interface PinningServer {
  url: string;
  orders: Map<string, Order>;
  /** Method and path of every request, in order. */
  requests: string[];
  /** What the next requests are answered with instead; an empty list is the truth. */
  faults: ((response: ServerResponse) => void)[];
  close(): void;
}

/** https://ipfs.github.io/pinning-services-api-spec/ (1.0.0): POST, GET with filters, GET and DELETE by id. */
export async function servePinning(token: string): Promise<PinningServer> {
  const orders = new Map<string, Order>();
  const requests: string[] = [];
  const faults: ((response: ServerResponse) => void)[] = [];
  let count = 0;

  const send = (response: ServerResponse, status: number, body?: unknown) =>
    response
      .writeHead(status, { "content-type": "application/json" })
      .end(body === undefined ? "" : JSON.stringify(body));
  const refuse = (response: ServerResponse, status: number, reason: string) =>
    send(response, status, { error: { reason } });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://service");
    requests.push(`${request.method} ${pathname}`);
    const fault = faults.shift();
    if (fault !== undefined) return fault(response);
    if (request.headers.authorization !== `Bearer ${token}`)
      return refuse(response, 401, "UNAUTHORIZED");
    const id = /^\/pins\/([^/]+)$/.exec(pathname)?.[1];
    const order = orders.get(decodeURIComponent(id ?? ""));
    if (pathname === "/pins" && request.method === "POST") {
      const pin = pinSchema.safeParse(await json(request));
      if (!pin.success) return refuse(response, 400, "BAD_REQUEST");
      const requestid = `order/${++count}`;
      const made: Order = {
        requestid,
        status: "queued",
        created: new Date().toISOString(),
        pin: pin.data,
        delegates: [],
        info: {},
      };
      orders.set(requestid, made);
      return send(response, 202, made);
    }
    if (pathname === "/pins" && request.method === "GET") {
      const states = (searchParams.get("status") ?? "pinned").split(",");
      const cids = searchParams.get("cid")?.split(",");
      const results = [...orders.values()].filter(
        ({ pin, status }) =>
          states.includes(status) && (cids === undefined || cids.includes(pin.cid)),
      );
      return send(response, 200, {
        count: results.length,
        results: results.slice(0, Number(searchParams.get("limit") ?? 10)),
      });
    }
    if (order === undefined) return refuse(response, 404, "NOT_FOUND");
    if (request.method === "GET") return send(response, 200, order);
    if (request.method === "DELETE") {
      orders.delete(order.requestid);
      return send(response, 202);
    }
    return refuse(response, 405, "METHOD");
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    orders,
    requests,
    faults,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
