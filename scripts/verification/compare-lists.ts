import { id, ZeroHash } from "ethers";
import {
  type CoalitionContracts,
  eventDecoder,
  INTERFACES,
  providerOf,
  readRawLogs,
} from "../../core/contracts/index.js";
import { entriesOf } from "../../core/journal/index.js";
import { nextListHead } from "../../core/lists/index.js";
import type { DeploymentParameters } from "../../deploy/parameters.js";
import type { History } from "./history.js";
import type { Part } from "./report.js";

/** What came into the log of a list, as the logs tell it. */
interface ListLog {
  /** How many places are taken. */
  next: bigint;
  head: string;
}

/** The lists are those of the file, and the log of each is what its events say: nothing in it was lost or put in. */
export async function compareLists(
  part: Part,
  lists: CoalitionContracts["lists"],
  founding: DeploymentParameters["lists"],
  history: History,
): Promise<void> {
  const names = new Map(founding.map(({ name }) => [id(name), name]));
  for (const { name, args } of history.lists)
    if (name === "ListOpened") names.set(String(args.list), String(args.name));
  const nameOf = (list: string) => names.get(list) ?? list;
  const live = await Promise.all(
    (await lists.listIds()).map(async (list) => [list, await lists.listOf(list)] as const),
  );
  const open = live.flatMap(([list, { closedAt }]) => (closedAt === 0n ? [list] : []));

  part.compareSets(
    founding.map(({ name }) => id(name)),
    open,
    (list) => ({
      what: `list ${nameOf(list)}`,
      present: "open",
      absent: "not open",
      changedSince: ["ListOpened", "ListClosed"].some((event) =>
        history.hasLater(history.lists, event, ({ args }) => args.list === list),
      ),
    }),
  );
  part.compare("number of open lists", String(open.length), String(await lists.openLists()));
  const logs = await foldLogs(lists, history.fromBlock);
  for (const [list, { next, head }] of live) {
    const told = logs.get(list) ?? { next: 0n, head: ZeroHash };
    part.compare(
      `entries of the list ${nameOf(list)}, by the logs`,
      String(told.next),
      String(next),
    );
    part.compare(`head of the list ${nameOf(list)}, by the logs`, told.head, head);
  }
}

async function foldLogs(
  lists: CoalitionContracts["lists"],
  fromBlock: number,
): Promise<Map<string, ListLog>> {
  const logs = new Map<string, ListLog>();
  const decode = eventDecoder(INTERFACES.lists);
  const toBlock = await providerOf(lists).getBlockNumber();
  for await (const page of readRawLogs(lists, { fromBlock, toBlock }, [
    "PostPublished",
    "PostsAnchored",
  ]))
    for (const log of page) {
      const [entry, event] = [entriesOf(INTERFACES.lists, [log])[0], decode(log)];
      if (entry === undefined || event === undefined)
        throw new Error("the lists write no such log");
      const { name, args } = event;
      const list = String(args.list);
      const { head } = logs.get(list) ?? { head: ZeroHash };
      const next =
        name === "PostPublished"
          ? (args.index as bigint) + 1n
          : (args.first as bigint) + (args.count as bigint);
      logs.set(list, { next, head: nextListHead(head, entry) });
    }
  return logs;
}
