import { join } from "node:path";
import { openDoor } from "../../chain/door.js";
import { startRelayProcess } from "../../start/relay-process.js";
import { relayAt, type RelayClient } from "../../via/relay-client.js";
import type { Person } from "../cast.js";
import { done, type Stage } from "../stage.js";

/** The real relay, in a process of its own, that reaches the chain of this process over HTTP. */
export interface DemoRelay {
  client: RelayClient;
  /** The account that pays. */
  account: string;
  close(): Promise<void>;
}

/** Starts a relay in `directory`; `sponsor` lets it anchor. */
export async function openDemoRelay(
  { chain, contracts }: Stage,
  sponsor: Person,
  directory: string,
): Promise<DemoRelay> {
  const door = await openDoor(
    { request: ({ method, params = [] }) => chain.request(method, ...params) },
    {
      ...{ host: "127.0.0.1", port: 0 },
      onFault: (error) => process.stderr.write(`${String(error)}\n`),
    },
  );
  try {
    const { chainId } = await chain.provider.getNetwork();
    const relay = await startRelayProcess({
      rpcUrl: door.url,
      chainId: Number(chainId),
      directory: contracts.addresses.directory,
      fromBlock: 0,
      data: join(directory, "relay"),
      port: 0,
      // A rehearsal has nobody to wait for: what comes together travels together.
      settings: { WRITE_WAIT_SECONDS: "4", WRITE_POLL_MILLISECONDS: "100" },
    });
    if (relay.account === null) throw new Error("the relay has no account to pay with");
    const lists = contracts.lists.connect(sponsor.signer);
    await done(lists.setRelay(relay.account, relay.url));
    return {
      client: relayAt(relay.url),
      account: relay.account,
      async close() {
        await relay.stop();
        await door.close();
      },
    };
  } catch (error) {
    await door.close();
    throw error;
  }
}
