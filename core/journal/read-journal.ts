import type { BaseContract, Log } from "ethers";
import {
  providerOf,
  readRawLogs,
  type BlockRange,
  type CoalitionContracts,
  type ContractName,
} from "../contracts/index.js";
import { entriesOf } from "./entries.js";
import { foldJournal, type Journal, type JournalEntry } from "./fold.js";

/** A contract's journal recomputed from its logs, beside what the contract itself keeps. */
export interface JournalReading extends Journal {
  contract: ContractName;
  entries: JournalEntry[];
  /** What the contract answers at the same block. */
  kept: Journal;
  /** False when the node left out, added, altered or reordered an event, or the range began too late. */
  agrees: boolean;
}

type Journaled = BaseContract & {
  journal(options: { blockTag: number }): Promise<Journal>;
};

/**
 * Recomputes one contract's journal.
 *
 * @param range - must begin at the contract's deployment or before.
 */
export async function readJournal(
  contracts: CoalitionContracts,
  name: ContractName,
  range: BlockRange,
): Promise<JournalReading> {
  const contract = journaled(contracts, name);
  if (contract === undefined) throw new Error(`${name} keeps no journal`);
  const toBlock = range.toBlock ?? (await providerOf(contract).getBlockNumber());
  const kept = await contract.journal({ blockTag: toBlock });
  const logs: Log[] = [];
  for await (const page of readRawLogs(contract, { ...range, toBlock })) logs.push(...page);
  const entries = entriesOf(contract.interface, logs);
  const { count, head } = foldJournal(entries);
  return {
    contract: name,
    entries,
    count,
    head,
    kept: { count: kept.count, head: kept.head },
    agrees: count === kept.count && head === kept.head,
  };
}

/** Recomputes the journals of all contracts that keep one, at the same block. */
export async function readJournals(
  contracts: CoalitionContracts,
  range: BlockRange,
): Promise<JournalReading[]> {
  const toBlock = range.toBlock ?? (await providerOf(contracts.directory).getBlockNumber());
  const names = (Object.keys(contracts.addresses) as ContractName[]).filter(
    (name) => journaled(contracts, name) !== undefined,
  );
  return Promise.all(names.map((name) => readJournal(contracts, name, { ...range, toBlock })));
}

/** Policies other than vouching keep no journal that this version knows of. */
function journaled(contracts: CoalitionContracts, name: ContractName): Journaled | undefined {
  if (name !== "policy") return contracts[name] as Journaled;
  const { admission } = contracts;
  return admission.kind === "vouches" ? (admission.contract as Journaled) : undefined;
}
