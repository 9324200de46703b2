import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CoalitionContracts } from "../../../core/contracts/index.js";
import type { WritableStore } from "../../../core/content/index.js";
import { openDoor } from "../../chain/door.js";
import { readCoalitionSource } from "../../cli/coalition-source.js";
import type { Output } from "../../cli/output.js";
import { foundOn } from "../../rehearsal/founding.js";
import { openSimulatedChain, type SimulatedChain } from "../../rehearsal/simulated-chain.js";
import { type RelayProcess, startRelayProcess } from "../../start/relay-process.js";
import { benchCoalition, growTo } from "../coalition.js";
import { person } from "../people.js";
import { type Transactions, transactionsOn } from "../transactions.js";

/** A coalition on a chain behind HTTP, and a relay beside it that anchors for the first member. */
export interface RelayStage {
  chain: SimulatedChain;
  transactions: Transactions;
  contracts: CoalitionContracts;
  /** Where the chain answers JSON-RPC. */
  rpcUrl: string;
  relay: RelayProcess;
  close(): Promise<void>;
}

const NOWHERE: WritableStore = { put: (cid) => cid };
const FOUNDERS = 10;

/** Nothing is rationed: what is measured is how fast it goes. */
const UNLIMITED = {
  HTTP_REQUESTS_PER_MINUTE: "100000000",
  LOG_LEVEL: "warn",
  WRITE_CONCURRENCY: "256",
  WRITE_GAS_PER_DAY: "9000000000000000",
  WRITE_JOIN_GAS_PER_DAY: "9000000000000000",
  WRITE_MEMBER_GAS_PER_DAY: "9000000000000000",
  WRITE_MEMBER_MESSAGES_PER_MINUTE: "100000000",
  WRITE_POLL_MILLISECONDS: "50",
  WRITE_QUEUE_LIMIT: "20000",
  WRITE_WAIT_SECONDS: "1",
};

/** @param members how many there are, voters all of them. */
export async function setRelayStage(members: number, output: Output): Promise<RelayStage> {
  const directory = await mkdtemp(join(tmpdir(), "three-opens-bench-relay-"));
  const chain = await openSimulatedChain();
  const transactions = transactionsOn(chain);
  const pilot = (await readCoalitionSource("coalitions/dc-bas.json5")).file;
  const contracts = await foundOn(chain, benchCoalition(pilot, FOUNDERS), NOWHERE);
  const joining = output.progress(`${members} members join`, members);
  await growTo({ chain, transactions, contracts }, members, (joined) => joining.update(joined));
  joining.stop();
  const door = await openDoor(
    { request: ({ method, params = [] }) => chain.request(method, ...params) },
    { host: "127.0.0.1", port: 0, onFault: (error) => output.note(String(error)) },
  );
  const relay = await startRelayProcess({
    rpcUrl: door.url,
    chainId: 31_337,
    directory: contracts.addresses.directory,
    fromBlock: 0,
    data: join(directory, "relay"),
    port: 0,
    settings: UNLIMITED,
  });
  const { lists, addresses } = contracts;
  await transactions.gasOf({
    from: person(0).address,
    to: addresses.lists,
    data: lists.interface.encodeFunctionData("setRelay", [relay.account ?? "", relay.url]),
  });
  return {
    ...{ chain, transactions, contracts, rpcUrl: door.url, relay },
    close: async () => {
      await relay.stop();
      await door.close();
      await chain.close();
      await rm(directory, { recursive: true });
    },
  };
}
