import {
  type CoalitionAddresses,
  type ContractName,
  eventDecoder,
  INTERFACES,
} from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { applyEvent } from "./apply-event.js";
import { type ChainLog, logsOf, readBlock, readChainLogs, type Rpc } from "./chain-logs.js";
import type { ChainEvent } from "./event.js";
import { JournalFold } from "./journal-fold.js";
import type { ReplayPorts } from "./ports.js";
import type { StateReader, StateStore } from "./store.js";
import { tables } from "./tables.js";

const decoders = Object.fromEntries(
  Object.entries(INTERFACES).map(([name, abi]) => [name, eventDecoder(abi)]),
) as Record<ContractName, ReturnType<typeof eventDecoder>>;

const AT_ONCE = 32;

/** Follows one coalition: tells its logs from others', gives them time and meaning, and folds them. */
export class Replayer {
  readonly #names = new Map<string, ContractName>();
  readonly #times = new Map<number, number>();
  readonly #journals: JournalFold;

  /** @param fromBlock - the coalition's first block, or one before. */
  constructor(
    readonly rpc: Rpc,
    addresses: CoalitionAddresses,
    readonly fromBlock: number,
    readonly ports: ReplayPorts,
  ) {
    for (const [name, address] of Object.entries(addresses) as [ContractName, string][])
      if (name !== "policy") this.#names.set(address, name);
    this.#journals = new JournalFold(rpc, this.#names);
  }

  /** The contracts whose logs belong to the state; every admission policy the coalition ever had among them. */
  addresses(): readonly string[] {
    return [...this.#names.keys()];
  }

  /** Learns from the state which admission policies there were; to be called whenever the state is another's work. */
  async resume(store: StateReader): Promise<void> {
    for (const [address, name] of this.#names) if (name === "policy") this.#names.delete(address);
    for await (const [key] of store.scan("settings", { prefix: "policy/" }))
      this.#names.set(key.slice("policy/".length), "policy");
  }

  /**
   * Makes a piece of logs ready to be folded: completes it by what admission policies did after they came into use in it,
   * which nobody could ask for before, and learns when its blocks were. Forgets what it learnt before.
   *
   * @param toBlock - last block of the piece.
   * @returns what to fold.
   */
  async prepare(piece: readonly ChainLog[], toBlock: number): Promise<readonly ChainLog[]> {
    const logs = await this.#complete(piece, toBlock);
    this.#times.clear();
    await this.#readTimes(logs);
    return logs;
  }

  /** When a block of the prepared logs was (timestamp in seconds). */
  timeOf(block: number): number {
    const time = this.#times.get(block);
    if (time === undefined) throw new Error(`block ${block} without a time`);
    return time;
  }

  /** Folds logs of whole blocks. @returns how many events they were. */
  async fold(store: StateStore, logs: readonly ChainLog[]): Promise<number> {
    let count = 0;
    for (const log of logs) count += await this.#apply(store, log);
    await this.#journals.fold(store, logs);
    return count;
  }

  /** @throws DaoError `JOURNAL_DIFFERS` when the node left out, added, altered or reordered an event. */
  async checkJournals(store: StateReader, block: number): Promise<void> {
    await this.#journals.check(store, block);
  }

  async #apply(store: StateStore, log: ChainLog): Promise<number> {
    const contract = this.#names.get(log.address);
    if (contract === undefined) return 0;
    const event = this.#read(contract, log);
    await applyEvent(store, event, this.ports);
    if (contract !== "membership" || event.name !== "AdmissionPolicySet") return 1;
    return 1 + (await this.#adopt(store, event));
  }

  async #complete(piece: readonly ChainLog[], toBlock: number): Promise<readonly ChainLog[]> {
    const late: ChainLog[] = [];
    const found = new Set(this.#names.keys());
    for (const log of piece) {
      const policy = this.#policySetBy(log);
      if (policy === undefined || found.has(policy)) continue;
      found.add(policy);
      const own = await logsOf(this.rpc, policy, log.blockNumber, toBlock);
      late.push(...own.filter((one) => isAfter(one, log)));
    }
    if (late.length === 0) return piece;
    return [...piece, ...late].sort((a, b) => (isAfter(a, b) ? 1 : -1));
  }

  #policySetBy(log: ChainLog): string | undefined {
    if (this.#names.get(log.address) !== "membership") return undefined;
    const decoded = this.#decode("membership", log);
    return decoded?.name === "AdmissionPolicySet" ? (decoded.args.current as string) : undefined;
  }

  /** A new admission policy brings its own past, vouches that were given before it was in use. */
  async #adopt(store: StateStore, { args, block, index }: ChainEvent): Promise<number> {
    const policy = args.current as string;
    if (this.#names.has(policy)) return 0;
    this.#names.set(policy, "policy");
    await tables.settings.put(store, `policy/${policy}`, block);
    const past = await logsOf(this.rpc, policy, this.fromBlock, block);
    const before = past.filter((log) => isAfter({ blockNumber: block, logIndex: index }, log));
    await this.#readTimes(before);
    for (const log of before) await this.#apply(store, log);
    await this.#journals.fold(store, before);
    return before.length;
  }

  #read(contract: ContractName, log: ChainLog): ChainEvent {
    const decoded = this.#decode(contract, log);
    if (decoded === undefined) {
      throw new DaoError(
        "EVENT_UNKNOWN",
        `Block ${log.blockNumber} holds an event of ${contract} that this version does not know.`,
        { hint: "The coalition may run a newer version of the contracts: update this kit." },
      );
    }
    const time = this.timeOf(log.blockNumber);
    const { blockNumber: block, transactionHash: tx, logIndex: index, address } = log;
    return { contract, address, ...decoded, block, time, tx, index };
  }

  #decode(contract: ContractName, log: ChainLog) {
    try {
      return decoders[contract](log);
    } catch (cause) {
      throw new DaoError(
        "LOG_MALFORMED",
        `The node tells of an event in block ${log.blockNumber} that cannot be read.`,
        { hint: "No contract writes such an event: ask another node.", cause },
      );
    }
  }

  async #readTimes(logs: readonly ChainLog[]): Promise<void> {
    const blocks = new Map<number, string>();
    for (const { blockNumber, blockHash, blockTimestamp } of logs)
      if (blockTimestamp === undefined) blocks.set(blockNumber, blockHash);
      else this.#times.set(blockNumber, blockTimestamp);
    const wanted = [...blocks];
    for (let start = 0; start < wanted.length; start += AT_ONCE)
      await Promise.all(
        wanted.slice(start, start + AT_ONCE).map(async ([number, hash]) => {
          const block = await readBlock(this.rpc, number);
          if (block?.hash !== hash) throw moved(number);
          this.#times.set(number, block.timestamp);
        }),
      );
  }
}

type Place = Pick<ChainLog, "blockNumber" | "logIndex">;

const isAfter = (one: Place, other: Place) =>
  one.blockNumber > other.blockNumber ||
  (one.blockNumber === other.blockNumber && one.logIndex > other.logIndex);

/** The chain was reorganised while it was read. */
function moved(number: number): DaoError {
  return new DaoError("BLOCK_MISSING", `The node no longer knows block ${number} as it was.`, {
    hint: "The chain may have been reorganised while it was read: try again.",
  });
}

/**
 * Folds everything a coalition ever did.
 *
 * @param range - from the coalition's deployment or before.
 * @returns how many events there were.
 * @throws DaoError `EVENT_UNKNOWN`, `LOG_MALFORMED`, `BLOCK_MISSING` or `JOURNAL_DIFFERS`.
 */
export async function replayAll(
  rpc: Rpc,
  addresses: CoalitionAddresses,
  range: { fromBlock: number; toBlock: number; span?: number },
  store: StateStore,
  ports: ReplayPorts,
): Promise<number> {
  const replayer = new Replayer(rpc, addresses, range.fromBlock, ports);
  let count = 0;
  for await (const piece of readChainLogs(rpc, () => replayer.addresses(), range)) {
    const logs = await replayer.prepare(piece.logs, piece.toBlock);
    count += await replayer.fold(store, logs);
  }
  await replayer.checkJournals(store, range.toBlock);
  return count;
}
