import type { CoalitionContracts } from "../../core/contracts/index.js";
import { openDoor } from "../chain/door.js";
import { type RelayProcess, startRelayProcess } from "../start/relay-process.js";
import type { SimulatedChain } from "./simulated-chain.js";

/** A coalition on a simulated chain, served to browsers. */
export interface ServedCoalition {
  /** Of the chain, for wallets and pages. */
  rpcUrl: string;
  /** Where the web app is. */
  url: string;
  relay(): RelayProcess;
  /** Ends the relay as a crash would, or starts it again where it was. */
  killRelay(): Promise<void>;
  startRelay(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the chain to HTTP, and starts a relay in a process of its own that serves the built web app beside it.
 *
 * @param data - directory of the relay, new or of one that was stopped.
 */
export async function serveCoalition(
  chain: SimulatedChain,
  contracts: CoalitionContracts,
  data: string,
): Promise<ServedCoalition> {
  const door = await openDoor(
    { request: ({ method, params = [] }) => chain.request(method, ...params) },
    { host: "127.0.0.1", port: 0, onFault: (error) => process.stderr.write(`${String(error)}\n`) },
  );
  const { chainId } = await chain.provider.getNetwork();
  let port = 0;
  const start = async () =>
    startRelayProcess({
      rpcUrl: door.url,
      chainId: Number(chainId),
      directory: contracts.addresses.directory,
      fromBlock: 0,
      ...{ data, port },
      settings: {
        WRITE_WAIT_SECONDS: "1",
        WRITE_POLL_MILLISECONDS: "100",
        HTTP_PUBLIC_RPC_URLS: JSON.stringify([door.url]),
        HTTP_REQUESTS_PER_MINUTE: "100000",
      },
    });
  let relay = await start();
  port = Number(new URL(relay.url).port);
  return {
    rpcUrl: door.url,
    url: relay.url,
    relay: () => relay,
    async killRelay() {
      await relay.stop();
    },
    async startRelay() {
      relay = await start();
    },
    async close() {
      await relay.stop();
      await door.close();
    },
  };
}

/** Gives a relay a content, in as many bytes as go into one request. */
export async function handInBytes(url: string, bytes: Uint8Array): Promise<void> {
  const answer = await fetch(`${url}/v1/content`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  if (!answer.ok) throw new Error(`the relay did not take a content: ${answer.status}`);
  await answer.arrayBuffer();
}
