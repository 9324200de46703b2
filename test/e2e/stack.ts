import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HDNodeWallet, Mnemonic } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";
import { openDoor } from "../../scripts/chain/door.js";
import { readCoalitionSource } from "../../scripts/cli/coalition-source.js";
import { foundOn } from "../../scripts/rehearsal/founding.js";
import {
  openSimulatedChain,
  type SimulatedChain,
} from "../../scripts/rehearsal/simulated-chain.js";
import { type RelayProcess, startRelayProcess } from "../../scripts/start/relay-process.js";
import { ensureWebApp } from "../../scripts/start/web-app.js";

/** The development phrase: the founders of the pilot's file are its first twelve keys. */
const PHRASE = "test test test test test test test test test test test junk";
const keyring = HDNodeWallet.fromMnemonic(Mnemonic.fromPhrase(PHRASE), "m/44'/60'/0'/0");
const FOUNDERS = 12;

/** Key `index` of the development phrase; from 12 on people nobody knows yet. */
export const keyOf = (index: number): HDNodeWallet => keyring.deriveChild(index);

/** The real thing: a chain whose clock is ours, the pilot's coalition, a relay in a process of its own, the built web app. */
export interface Stack {
  chain: SimulatedChain;
  contracts: CoalitionContracts;
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

/** Starts everything in a directory of its own, with the pilot or the coalition of another file. */
export async function openStack(coalition = "coalitions/dc-bas.json5"): Promise<Stack> {
  await ensureWebApp((text) => process.stderr.write(`${text}\n`));
  const home = await mkdtemp(join(tmpdir(), "three-opens-e2e-"));
  const content = join(home, "content");
  await mkdir(content);
  const chain = await openSimulatedChain();
  const { file } = await readCoalitionSource(coalition);
  const founding: { cid: string; bytes: Uint8Array }[] = [];
  const contracts = await foundOn(chain, file, {
    put: (cid, bytes) => {
      founding.push({ cid: cid.toString(), bytes });
      return writeFile(join(content, cid.toString()), bytes);
    },
  });
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
      data: join(home, "relay"),
      port,
      settings: {
        WRITE_WAIT_SECONDS: "1",
        WRITE_POLL_MILLISECONDS: "100",
        HTTP_PUBLIC_RPC_URLS: JSON.stringify([door.url]),
        HTTP_REQUESTS_PER_MINUTE: "100000",
      },
    });
  let relay = await start();
  port = Number(new URL(relay.url).port);
  for (const { bytes } of founding) await handIn(relay.url, bytes);
  await chain.travel(1);
  return {
    chain,
    contracts,
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
      await chain.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export { FOUNDERS };

async function handIn(url: string, bytes: Uint8Array): Promise<void> {
  const answer = await fetch(`${url}/v1/content`, {
    method: "PUT",
    headers: { "content-type": "application/octet-stream" },
    body: bytes as Uint8Array<ArrayBuffer>,
  });
  if (!answer.ok) throw new Error(`the relay did not take a founding document: ${answer.status}`);
}
