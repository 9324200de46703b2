import type { BaseContract, Interface, Log } from "ethers";
import { DaoError } from "../errors.js";
import { type About, type ChainMemory, LogShelf, memoryOf } from "./chain-memory.js";
import { type DecodedArguments, eventDecoder } from "./event-decoder.js";
import { PageWidth } from "./page-width.js";
import { providerOf } from "./provider.js";
import { eventOf } from "./raw-event.js";

/** Blocks to read, both included. Start at the deployment; without an end, the latest block is the end. */
export interface BlockRange {
  fromBlock: number;
  toBlock?: number | undefined;
}

/** Where an event stands on the chain. */
export interface EventPlace {
  blockNumber: number;
  transactionHash: string;
  /** Among the logs of the block. */
  index: number;
}

/** An event with its decoded arguments. */
export interface DecodedLog {
  name: string;
  args: DecodedArguments;
  log: EventPlace;
}

/**
 * Reads a contract's events in the order of the chain.
 *
 * @param names - events to read; without them, every event the contract's interface knows.
 * @param about - only events that have this argument, with one of these values.
 * @throws whatever the provider throws when it refuses even a single block; DaoError `LOG_MALFORMED` when it tells of an
 * event that no contract can have written.
 */
export async function readLogs(
  contract: BaseContract,
  { fromBlock, toBlock }: BlockRange,
  names?: readonly string[],
  about?: About,
): Promise<DecodedLog[]> {
  const provider = providerOf(contract);
  const memory = memoryOf(provider);
  const end = toBlock ?? memory?.toBlock ?? (await provider.getBlockNumber());
  if (memory !== undefined && fromBlock <= memory.fromBlock && end <= memory.toBlock) {
    const found = (await shelfOf(contract, memory)).find(names, about);
    return end === memory.toBlock ? [...found] : found.filter(({ log }) => log.blockNumber <= end);
  }
  const logs = await readFrom(contract, { fromBlock, toBlock: end }, names);
  return about === undefined
    ? logs
    : logs.filter(({ args }) => about.field in args && about.values.has(args[about.field]));
}

async function shelfOf(contract: BaseContract, memory: ChainMemory): Promise<LogShelf> {
  const address = await contract.getAddress();
  const known = memory.shelves.get(address);
  if (known !== undefined) return known;
  const shelf = readFrom(contract, memory).then((logs) => new LogShelf(logs));
  memory.shelves.set(address, shelf);
  return shelf;
}

async function readFrom(
  contract: BaseContract,
  { fromBlock, toBlock }: { fromBlock: number; toBlock: number },
  names?: readonly string[],
): Promise<DecodedLog[]> {
  const decode = decoderOf(contract.interface);
  const found: DecodedLog[] = [];
  for await (const page of readRawLogs(contract, { fromBlock, toBlock }, names))
    for (const log of page) {
      const event = decode(log);
      if (event !== undefined) found.push({ ...event, log: placeOf(log, found.at(-1)?.log) });
    }
  return found;
}

/** A whole history stays in memory: of each event only what anybody asks for, a hash once for all events that share it. */
function placeOf(
  { blockNumber, transactionHash, index }: Log,
  before: EventPlace | undefined,
): EventPlace {
  const same = before?.transactionHash === transactionHash;
  return { blockNumber, transactionHash: same ? before.transactionHash : transactionHash, index };
}

/** A contract's logs as the node tells them, in the order of the chain, page by page; never out of memory. */
export async function* readRawLogs(
  contract: BaseContract,
  { fromBlock, toBlock }: { fromBlock: number; toBlock: number },
  names?: readonly string[],
): AsyncGenerator<readonly Log[]> {
  const provider = providerOf(contract);
  const filter = {
    address: await contract.getAddress(),
    ...(names && { topics: [names.map((name) => topicOf(contract.interface, name))] }),
  };
  const width = new PageWidth(toBlock - fromBlock + 1);
  for (let start = fromBlock; start <= toBlock;) {
    const end = width.endFrom(start, toBlock);
    let page: Log[];
    try {
      page = await provider.getLogs({ ...filter, fromBlock: start, toBlock: end });
    } catch (error) {
      if (width.refused(start, end)) continue;
      throw error;
    }
    yield page;
    width.given(start, end);
    start = end + 1;
  }
}

function topicOf(abi: Interface, name: string): string {
  const event = abi.getEvent(name);
  if (event === null) throw new Error(`no event ${name} in this interface`);
  return event.topicHash;
}

const decoders = new WeakMap<Interface, ReturnType<typeof eventDecoder>>();

function decoderOf(abi: Interface): (log: Log) => ReturnType<ReturnType<typeof eventDecoder>> {
  const decode = decoders.get(abi) ?? eventDecoder(abi);
  decoders.set(abi, decode);
  return (log) => {
    try {
      return decode(log);
    } catch (cause) {
      throw new DaoError(
        "LOG_MALFORMED",
        `The node tells of an event ${eventOf(abi, log.topics[0])?.name} in block ${log.blockNumber} that cannot be read.`,
        { hint: "No contract writes such an event: ask another node.", cause },
      );
    }
  };
}
