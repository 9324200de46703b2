import { type ContractName, CONTRACT_TITLES, INTERFACES } from "../contracts/index.js";
import { DaoError } from "../errors.js";
import { entriesOf } from "../journal/entries.js";
import { EMPTY_JOURNAL, foldJournal } from "../journal/fold.js";
import { isContractAnswer } from "../refusals/index.js";
import { type ChainLog, hexOf, type Rpc } from "./chain-logs.js";
import type { StateReader, StateStore } from "./store.js";
import { tables } from "./tables.js";

const { journals } = tables;

/** Contracts that compute only and keep no journal. */
const WITHOUT: ReadonlySet<ContractName> = new Set(["electionCount"]);

/** Keeps every contract's journal beside the state, so that nothing can be left out unnoticed. */
export class JournalFold {
  constructor(
    readonly rpc: Rpc,
    readonly names: ReadonlyMap<string, ContractName>,
  ) {}

  /** Folds logs of whole blocks, so that no batch of calls is torn. */
  async fold(store: StateStore, logs: readonly ChainLog[]): Promise<void> {
    for (const [address, name] of this.names) {
      const own = logs.filter((log) => log.address === address);
      if (own.length === 0) continue;
      const entries = entriesOf(
        INTERFACES[name],
        own.map(({ topics, data }) => ({ topics: [...topics], data })),
      );
      if (entries.length === 0) continue;
      const before = await journals.get(store, address);
      const start =
        before === undefined ? EMPTY_JOURNAL : { count: BigInt(before.count), head: before.head };
      const { count, head } = foldJournal(entries, start);
      await journals.put(store, address, { count: Number(count), head });
    }
  }

  /** Compares with what the contracts keep at a block. */
  async check(store: StateReader, block: number): Promise<void> {
    for (const [address, name] of this.names) {
      if (WITHOUT.has(name)) continue;
      const kept = await this.#kept(address, block);
      // An admission policy need not keep one.
      if (kept === undefined && name === "policy") continue;
      const own = (await journals.get(store, address)) ?? { count: 0, head: EMPTY_JOURNAL.head };
      if (kept?.count === own.count && kept.head === own.head) continue;
      throw new DaoError(
        "JOURNAL_DIFFERS",
        `The events of ${CONTRACT_TITLES[name]} up to block ${block} are not those it keeps account of.`,
        {
          hint: "The node leaves out or alters events, or reading began too late: ask another node.",
        },
      );
    }
  }

  async #kept(address: string, block: number) {
    const answer = await this.rpc
      .send("eth_call", [
        { to: address, data: INTERFACES.membership.encodeFunctionData("journal") },
        hexOf(block),
      ])
      .catch((error: unknown) => {
        // A contract without a journal says so; a node that did not ask it says nothing.
        if (isContractAnswer(error)) return "0x";
        throw error;
      });
    if (typeof answer !== "string" || !/^0x[0-9a-f]{128}$/.test(answer)) return undefined;
    return { count: Number(BigInt(answer.slice(0, 66))), head: `0x${answer.slice(66, 122)}` };
  }
}
