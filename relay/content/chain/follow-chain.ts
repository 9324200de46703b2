import { toQuantity, type BaseContract, type JsonRpcProvider } from "ethers";
import { z } from "zod";
import { type CoalitionContracts, eventDecoder } from "../../../core/contracts/index.js";
import { inOneLine, type Logger } from "../../log.js";
import type { ContentService } from "../service.js";
import { NAMING_EVENTS, wantsOf } from "./wants.js";

/** What is followed, and how far it was read. */
export interface ChainReading {
  provider: Pick<JsonRpcProvider, "send">;
  coalition: Pick<CoalitionContracts, "archive" | "lists">;
  fromBlock: number;
  /** The last block read to the end by an earlier process. */
  cursor: { get(): number | undefined; set(block: number): void };
  pollSeconds: number;
  blocksAtOnce: number;
}

/** Blocks read again each time: content named in a block that a reorganisation replaced is found in its place. */
const OVERLAP = 64;

const quantity = z
  .string()
  .regex(/^0x[0-9a-f]+$/i)
  .transform(Number);
const rawLogs = z.array(z.object({ topics: z.array(z.string()), data: z.string() }));

/**
 * Tells the content store what the chain names: renditions, batches, posts, and relays. It needs no index: a
 * relay that only keeps content is one. (Wanting too much after a reorganisation costs some bytes; nothing is
 * decided by it.)
 */
export function followChain(
  { provider, coalition, fromBlock, cursor, pollSeconds, blocksAtOnce }: ChainReading,
  content: Pick<ContentService, "want" | "meet">,
  log: Logger,
): { close(): Promise<void> } {
  const sources = [
    source(coalition.archive, NAMING_EVENTS.archive),
    source(coalition.lists, NAMING_EVENTS.lists),
  ];
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;

  async function read(from: number, to: number): Promise<void> {
    for (const { address, topics, decode } of sources) {
      const filter = {
        address,
        topics: [topics],
        fromBlock: toQuantity(from),
        toBlock: toQuantity(to),
      };
      const logs = rawLogs.parse(await provider.send("eth_getLogs", [filter]));
      const events = logs.map(decode).filter((event) => event !== undefined);
      content.want(...events.flatMap(wantsOf));
      for (const { name, args } of events) {
        if (name === "RelaySet" && args.url !== "") content.meet(args.url as string);
      }
    }
  }

  async function advance(): Promise<void> {
    const head = quantity.parse(await provider.send("eth_blockNumber", []));
    const known = cursor.get();
    let from = Math.max(fromBlock, Math.min(known ?? 0, head) - OVERLAP);
    // Nodes have limits of their own: half of a piece that is refused, twice of one that is given.
    for (let width = blocksAtOnce; from <= head && !stopping;) {
      const to = Math.min(from + width - 1, head);
      try {
        await read(from, to);
      } catch (error) {
        if (to === from || stopping) throw error;
        width = Math.ceil((to - from + 1) / 2);
        continue;
      }
      if (to !== known) cursor.set(to);
      from = to + 1;
      width = Math.min(2 * width, blocksAtOnce);
    }
  }

  async function round(): Promise<void> {
    try {
      await advance();
    } catch (error) {
      // The node may be away for a while; where reading stopped is written down.
      if (!stopping) log.warn({ why: inOneLine(error) }, "the chain could not be read");
    }
    if (!stopping) timer = setTimeout(() => void (running = round()), pollSeconds * 1000);
  }

  let running = round();
  return {
    async close() {
      stopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function source(contract: BaseContract, names: readonly string[]) {
  const topics = names.map((name) => {
    const fragment = contract.interface.getEvent(name);
    if (fragment === null) throw new Error(`there is no event ${name}`);
    return fragment.topicHash;
  });
  return { address: contract.target, topics, decode: eventDecoder(contract.interface) };
}
