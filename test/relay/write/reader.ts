import type { TypedDataDomain } from "ethers";
import { CID } from "multiformats/cid";
import { pino } from "pino";
import type { CoalitionAddresses } from "../../../core/contracts/index.js";
import { type ReplayPorts, Replayer } from "../../../core/replay/index.js";
import { Follower } from "../../../relay/index/follower.js";
import { Queries } from "../../../relay/index/queries/queries.js";
import { SqliteStore } from "../../../relay/index/store/sqlite-store.js";
import type { ContentPort, PostRecords, Rpc } from "../../../relay/write/ports.js";

/** Content in memory; what was stored, what still has a reason to be kept, and in which order it came. */
export function memoryContent() {
  const blocks = new Map<string, Uint8Array>();
  const kept = new Set<string>();
  const content: ContentPort = {
    put: (cid, bytes) => {
      kept.add(cid.toString());
      return Promise.resolve(blocks.set(cid.toString(), bytes));
    },
    release: (cid) => void kept.delete(cid),
  };
  return { blocks, kept, content };
}

/** An index of the relay beside the chain: whoever asks is answered from the newest block. */
export class Reader implements PostRecords {
  /** While it is asleep it reads no further. */
  asleep = false;
  #reading: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly follower: Follower,
    readonly queries: Queries,
  ) {}

  /** @param fetchBlob the bytes of a CID; nothing when nobody has them. */
  static open(
    rpc: Rpc,
    { addresses, postDomain }: { addresses: CoalitionAddresses; postDomain: TypedDataDomain },
    fetchBlob: ReplayPorts["fetchBlob"],
  ): Reader {
    const store = new SqliteStore(":memory:");
    const replayer = new Replayer(rpc, addresses, 0, { postDomain, fetchBlob });
    const log = pino({ level: "silent" });
    const follower = new Follower(store, replayer, { finality: 1_000, blocksAtOnce: 1_000, log });
    const queries = new Queries(store, { chainId: 31337, addresses: { ...addresses } }, () => {
      throw new Error("no moment matters for posts");
    });
    return new Reader(follower, queries);
  }

  /** Reads what is new; one at a time. */
  read(): Promise<unknown> {
    if (this.asleep) return this.#reading;
    this.#reading = this.#reading.then(() => this.follower.follow());
    return this.#reading;
  }

  async lastOf(...question: Parameters<PostRecords["lastOf"]>) {
    await this.read();
    return this.queries.lastOf(...question);
  }

  async broughtBy(...question: Parameters<PostRecords["broughtBy"]>) {
    await this.read();
    return this.queries.broughtBy(...question);
  }

  async entryAt(...question: Parameters<PostRecords["entryAt"]>) {
    await this.read();
    return this.queries.entryAt(...question);
  }
}

/** Whoever has the blocks of a map gives them. */
export const fromMemory =
  (blocks: ReadonlyMap<string, Uint8Array>): ReplayPorts["fetchBlob"] =>
  (cid) =>
    Promise.resolve(blocks.get(CID.parse(cid).toString()) ?? null);
