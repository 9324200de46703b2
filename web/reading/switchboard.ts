import { z } from "zod";
import { DaoError, isDaoError } from "../../core/errors.js";
import { readBlock } from "../../core/replay/chain-logs.js";
import { type RelayClient, relayAt } from "../../core/via/relay-client.js";
import { fetchOnce } from "./ahead.js";
import { type Choice, choose } from "./choose.js";
import { type Chosen, placesOf } from "./chosen.js";
import { ChainClock } from "./clock.js";
import type { CoalitionConfig } from "./config.js";
import { deferred } from "./deferred.js";
import {
  askRelay,
  type Head,
  holdAgainst,
  type RelayLook,
  type SeenChain,
} from "./look-at-relay.js";
import type { ReadingProgress } from "./progress.js";
import type { Reader } from "./reader.js";
import { passOn } from "./reader-methods.js";
import { relayReader } from "./relay-reader.js";
import { Nodes } from "./rpc.js";

/** What this page reads from now, and how everything it could read from is doing. */
export interface ConnectionStatus {
  /** Undefined until it was looked once, or when nothing can be read from. */
  choice: Choice | undefined;
  looking: boolean;
  /** When it was looked last, nobody answered: neither what is read from nor anything else. */
  isSilent: boolean;
  relays: readonly RelayLook[];
  node: { url: string; head?: Head; milliseconds?: number; problem?: string } | undefined;
  /** Only while the chain is read here. */
  progress: ReadingProgress | undefined;
}

/** A reader that reads the chain by itself, and can be let go. */
export interface OwnReader extends Reader {
  /** Looks at the chain at once: it may be within reach again. */
  wake(): void;
  close(): void;
}

export interface SwitchboardOptions {
  config: CoalitionConfig;
  chosen: Chosen;
  /** Address of the page. */
  base: string;
  /** Begins to read the chain; told once it is needed. */
  openChain(
    where: { config: CoalitionConfig; rpcUrls: readonly string[]; relays: readonly string[] },
    tell: { progress(progress: ReadingProgress): void; moved(): void },
  ): OwnReader;
}

/** A relay that does not answer a question within this is as good as gone. */
const RELAY_TIMEOUT_MS = 10_000;

/** Errors that say that the place asked is at fault, not the question. */
const GONE: ReadonlySet<string> = new Set([
  "RELAY_UNREACHABLE",
  "RELAY_ANSWER_MALFORMED",
  "INDEX_NOT_READY",
  "RELAY_STOPPING",
  "CHAIN_UNREACHABLE",
]);

/** Of the block to come, which has no hash yet, only its time is of use. */
const pendingSchema = z.object({
  timestamp: z
    .string()
    .regex(/^0x[0-9a-f]{1,13}$/)
    .transform(Number),
});

/** Looks where can be read, chooses, and changes over when what was chosen fails. */
export class Switchboard {
  readonly config: CoalitionConfig;
  readonly rpc: Nodes;
  readonly relays: readonly RelayClient[];
  readonly clock = new ChainClock();
  /** Asks wherever is read from at the moment. */
  readonly reader: Reader;
  readonly #options: SwitchboardOptions;
  readonly #places: { rpcUrls: string[]; relays: string[] };
  readonly #listeners = new Set<() => void>();
  readonly #movers = new Set<(isBack: boolean) => void>();
  #status: ConnectionStatus;
  #current: Reader | undefined;
  /** The relay that may be chosen once the chain has been seen; questions are put to it ahead of that. */
  readonly #likely = deferred<Reader | undefined>();
  readonly #relayReaders = new Map<string, Reader>();
  #own: OwnReader | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: SwitchboardOptions) {
    const { config, chosen, base } = options;
    this.#options = options;
    this.config = config;
    this.#places = placesOf(config, chosen, base);
    this.rpc = new Nodes(config.chainId, this.#places.rpcUrls);
    this.relays = this.#places.relays.map((url) =>
      relayAt(url, { timeoutMs: RELAY_TIMEOUT_MS, fetch: fetchOnce }),
    );
    const relays = this.relays.map(({ url }): RelayLook => ({ url, state: "starting" }));
    this.#status = {
      choice: undefined,
      looking: true,
      isSilent: false,
      relays,
      node: undefined,
      progress: undefined,
    };
    const current = () => this.#current;
    this.reader = {
      get kind() {
        return current()?.kind ?? "relay";
      },
      get where() {
        return current()?.where ?? "";
      },
      ...passOn((method, args) => this.#ask(method, args)),
    };
  }

  /** Changes with every change, and only then. */
  get status(): ConnectionStatus {
    return this.#status;
  }

  /** @returns what ends it. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Calls whenever everything should be read anew: it is read from elsewhere now, the chain read here has moved, or
   * somebody answers again after nobody did (`isBack`).
   */
  onMove(listener: (isBack: boolean) => void): () => void {
    this.#movers.add(listener);
    return () => void this.#movers.delete(listener);
  }

  /** Looks at the nodes and at all relays, and chooses. Who asks while it looks gets the same look. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** Looks after what is on its way now: the line was lost, or is back, and that may have been asked before. */
  async lookAfresh(): Promise<void> {
    await this.#looking;
    await this.look();
  }

  close(): void {
    this.#listeners.clear();
    this.#movers.clear();
    this.#own?.close();
  }

  async #ask(method: keyof Reader, args: readonly unknown[]): Promise<unknown> {
    if (this.#current === undefined) {
      const ahead = await this.#askAhead(method, args);
      if (ahead !== undefined) return ahead.answer;
    }
    try {
      return await this.#put(method, args);
    } catch (error) {
      if (!isDaoError(error) || !GONE.has(error.code)) throw error;
      const before = this.#current;
      await this.look();
      // The same place would say the same, unless it was only the line.
      const isSame = this.#current === before;
      if (this.#current === undefined || (isSame && error.code !== "RELAY_UNREACHABLE"))
        throw error;
      return this.#put(method, args);
    }
  }

  /**
   * Puts a question to the relay that answered first, while that relay is held against the chain. The answer counts only
   * if it is chosen then.
   */
  async #askAhead(
    method: keyof Reader,
    args: readonly unknown[],
  ): Promise<{ answer: unknown } | undefined> {
    const looked = this.look();
    const relay = await this.#likely.promise;
    const asked = relay && putTo(relay, method, args).then((answer) => ({ answer }));
    // Asked again below, where its failure is heard.
    const answered = asked?.catch(() => undefined);
    await looked;
    return relay !== undefined && this.#current === relay ? answered : undefined;
  }

  #put(method: keyof Reader, args: readonly unknown[]): Promise<unknown> {
    if (this.#current === undefined) throw nowhere();
    return putTo(this.#current, method, args);
  }

  async #look(): Promise<void> {
    this.#set({ looking: true });
    const seen = this.#lookAtNode();
    const asked = await Promise.all(this.relays.map((relay) => this.#askRelay(relay)));
    this.#likely.resolve(undefined);
    const { node, chain } = await seen;
    const looks = await Promise.all(asked.map((look) => holdAgainst(chain, look)));
    const choice = choose(this.#options.chosen.read, looks, chain !== undefined);
    const wasSilent = this.#status.isSilent;
    const isSilent = choice === undefined || (choice.kind === "chain" && chain === undefined);
    const isBack = wasSilent && !isSilent;
    const hasChanged = this.#become(choice);
    this.#set({ looking: false, relays: looks, node, choice, isSilent });
    if (isBack) this.#own?.wake();
    if (hasChanged || isBack) this.#move(isBack);
  }

  async #askRelay(relay: RelayClient): Promise<RelayLook> {
    const look = await askRelay(relay, this.config);
    const choice = choose(this.#options.chosen.read, [look], false);
    if (choice?.kind === "relay") this.#likely.resolve(this.#readerOf(relay));
    return look;
  }

  async #lookAtNode(): Promise<{ node: ConnectionStatus["node"]; chain: SeenChain | undefined }> {
    if (this.#places.rpcUrls.length === 0) return { node: undefined, chain: undefined };
    const begun = performance.now();
    const block = async (tag: number | string): Promise<Head | undefined> => {
      const found = await readBlock(this.rpc, tag);
      return found && { number: found.number, hash: found.hash, time: found.timestamp };
    };
    try {
      const head = await block("latest");
      if (head === undefined) throw new Error("the node has no blocks");
      const milliseconds = Math.round(performance.now() - begun);
      this.clock.sawBlock(head.time);
      void this.#readClock();
      return { node: { url: this.rpc.url, head, milliseconds }, chain: { head, block } };
    } catch (error) {
      const problem = isDaoError(error) ? error.message : "The node does not answer.";
      return { node: { url: this.rpc.url, problem }, chain: undefined };
    }
  }

  /** The block to come tells the time best; nodes that know none are as good as others. */
  async #readClock(): Promise<void> {
    const pending: unknown = await this.rpc
      .send("eth_getBlockByNumber", ["pending", false])
      .catch(() => undefined);
    const block = pendingSchema.safeParse(pending);
    if (block.success) this.clock.setPending(block.data.timestamp);
  }

  /** @returns whether it is read from elsewhere now. */
  #become(choice: Choice | undefined): boolean {
    const before = this.#current;
    // What was read of the chain here stays when nobody answers: it took long, and says of which block it is.
    if (choice === undefined && this.#own !== undefined) return false;
    if (choice?.kind === "chain") this.#current = this.#own ??= this.#openChain();
    else {
      this.#own?.close();
      this.#own = undefined;
      this.#set({ progress: undefined });
      const relay = this.relays.find(({ url }) => url === choice?.url);
      this.#current = relay && this.#readerOf(relay);
    }
    return before !== undefined && this.#current !== before;
  }

  /** One for each relay: whoever has another in hand asked another relay. */
  #readerOf(relay: RelayClient): Reader {
    const known = this.#relayReaders.get(relay.url);
    if (known !== undefined) return known;
    const reader = relayReader(relay);
    this.#relayReaders.set(relay.url, reader);
    return reader;
  }

  #openChain(): OwnReader {
    return this.#options.openChain(
      { config: this.config, ...this.#places },
      { progress: (progress) => this.#set({ progress }), moved: () => this.#move(false) },
    );
  }

  #move(isBack: boolean): void {
    for (const listener of [...this.#movers]) listener(isBack);
  }

  #set(change: Partial<ConnectionStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

function putTo(reader: Reader, method: keyof Reader, args: readonly unknown[]): Promise<unknown> {
  const question = reader[method] as (...given: readonly unknown[]) => Promise<unknown>;
  return question(...args);
}

const nowhere = () =>
  new DaoError("NOTHING_TO_READ_FROM", "Neither a relay nor a node of the chain answers.", {
    hint: "Check your connection, or name others under Connection.",
  });
