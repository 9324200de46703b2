/**
 * A relay's write side as a process of its own, which dies by `kill -9` at the moment it is told. It takes the messages
 * it is given, prints each receipt as soon as it has it, and works until everything is final or refused.
 */
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { HDNodeWallet, JsonRpcProvider, Network, type TypedDataDomain } from "ethers";
import { pino } from "pino";
import type { CoalitionAddresses } from "../../../../core/contracts/index.js";
import { writeConfig } from "../../../../relay/write/config.js";
import { openOutbox } from "../../../../relay/write/outbox/outbox.js";
import type { MessageKind } from "../../../../relay/write/outbox/records.js";
import { openWriteSide } from "../../../../relay/write/write-side.js";
import { Reader } from "../reader.js";
import { blobsIn, fileContent } from "./content-in-files.js";
import { killingAt } from "./killing.js";

/** What the test tells it. */
export interface Orders {
  url: string;
  directory: string;
  phrase: string;
  path: string;
  addresses: CoalitionAddresses;
  /** Domain of posts. */
  postDomain: TypedDataDomain;
  messages: { kind: MessageKind; message: unknown }[];
  finality: "finalized" | number;
  /** The moment at which it dies; 0 for never. */
  fatal: number;
}

async function liveUntilKilled(file: string): Promise<void> {
  const orders = JSON.parse(await readFile(file, "utf8")) as Orders;
  const killing = killingAt(orders.fatal);
  const provider = new JsonRpcProvider(orders.url, Network.from(31337), {
    ...{ staticNetwork: true, batchMaxCount: 1, cacheTimeout: -1 },
  });
  const side = await openWriteSide({
    rpc: killing.around({ send: provider.send.bind(provider) as typeof provider.send }),
    key: HDNodeWallet.fromPhrase(orders.phrase, "", orders.path),
    chainId: 31337n,
    addresses: orders.addresses,
    fromBlock: 0,
    finality: orders.finality,
    config: { ...writeConfig.parse({}), waitSeconds: 0, memberMessagesPerMinute: 1_000 },
    directory: orders.directory,
    content: killing.around(fileContent(orders.directory)),
    records: Reader.open(provider, orders, blobsIn(orders.directory)),
    log: pino({ level: "silent" }),
    open: (path) => killing.around(openOutbox(path)),
  });
  for (const { kind, message } of orders.messages) {
    const { receipt, signature } = await side.take(kind, message);
    process.stdout.write(`${JSON.stringify({ receipt, signature })}\n`);
  }
  while (await side.round());
  await side.stop();
  process.stdout.write(`${JSON.stringify({ moments: killing.moments })}\n`);
  provider.destroy();
}

// The test runner reads every file here; only as a process of its own is it run.
const [, script, file] = process.argv;
if (script !== undefined && import.meta.url === pathToFileURL(script).href && file !== undefined)
  await liveUntilKilled(file);
