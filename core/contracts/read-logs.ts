import type { BaseContract, EventFragment, Interface, Log, Provider } from "ethers";
import { DaoError } from "../errors.js";
import { type About, type ChainMemory, LogShelf, memoryOf } from "./chain-memory.js";
import { decodeEvent, type DecodedArguments } from "./decode-event.js";
import { providerOf } from "./provider.js";

/** Blocks to read, both included. Start at the deployment; without an end, the latest block is the end. */
export interface BlockRange {
  fromBlock: number;
  toBlock?: number | undefined;
}

/** An event with its decoded arguments. */
export interface DecodedLog {
  name: string;
  args: DecodedArguments;
  log: Log;
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
  const abi = contract.interface;
  const logs = await getLogsPaged(
    providerOf(contract),
    { address: await contract.getAddress(), topics: names && [names.map((n) => topicOf(abi, n))] },
    fromBlock,
    toBlock,
  );
  return logs.flatMap((log) => {
    const fragment = abi.getEvent(log.topics[0] ?? "0x");
    return fragment === null ? [] : [{ name: fragment.name, args: decoded(fragment, log), log }];
  });
}

/**
 * Asks for the whole range at once and for half of it whenever the node refuses: nodes limit blocks or results by
 * numbers nobody can ask for. After a success the next piece is twice as large again.
 */
async function getLogsPaged(
  provider: Provider,
  filter: { address: string; topics: string[][] | undefined },
  from: number,
  to: number,
): Promise<Log[]> {
  const logs: Log[] = [];
  let span = to - from + 1;
  for (let start = from; start <= to;) {
    const end = Math.min(start + span - 1, to);
    try {
      const page = await provider.getLogs({ ...filterOf(filter), fromBlock: start, toBlock: end });
      logs.push(...page);
      span = (end - start + 1) * 2;
      start = end + 1;
    } catch (error) {
      if (end === start) throw error;
      span = Math.ceil((end - start + 1) / 2);
    }
  }
  return logs;
}

const filterOf = ({ address, topics }: { address: string; topics: string[][] | undefined }) =>
  topics === undefined ? { address } : { address, topics };

function topicOf(abi: Interface, name: string): string {
  const event = abi.getEvent(name);
  if (event === null) throw new Error(`no event ${name} in this interface`);
  return event.topicHash;
}

function decoded(fragment: EventFragment, log: Log): DecodedArguments {
  try {
    return decodeEvent(fragment, log);
  } catch (cause) {
    throw new DaoError(
      "LOG_MALFORMED",
      `The node tells of an event ${fragment.name} in block ${log.blockNumber} that cannot be read.`,
      { hint: "No contract writes such an event: ask another node.", cause },
    );
  }
}
