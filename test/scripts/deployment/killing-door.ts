import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A door in front of a chain that can take the caller's life. */
export interface KillingDoor {
  url: string;
  /** How many transactions the chain took so far. */
  sent: number;
  /** Told before the chain gets a transaction; true: it does not get it, and no answer is given. */
  onSending: () => boolean;
  /** Told when the chain has taken a transaction and before the caller hears of it; true: no answer is given. */
  onSent: () => boolean;
  close(): Promise<void>;
}

/** Passes everything on to the chain at `target`. */
export async function openKillingDoor(target: string): Promise<KillingDoor> {
  const server = createServer((request, response) => {
    const pass = async () => {
      const body = await text(request);
      const sends = body.includes("eth_sendRawTransaction");
      if (sends && door.onSending()) return response.destroy();
      const answer = await (await fetch(target, { method: "POST", body })).text();
      if (sends) {
        door.sent += 1;
        if (door.onSent()) return response.destroy();
      }
      response.writeHead(200, { "content-type": "application/json" }).end(answer);
    };
    pass().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const door: KillingDoor = {
    url: `http://127.0.0.1:${port}`,
    sent: 0,
    onSending: () => false,
    onSent: () => false,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return door;
}
