import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { CID } from "multiformats/cid";
import type { Registry } from "prom-client";
import {
  exportCar,
  importContent,
  parseCid,
  readBlock,
  RAW_CODEC,
  SINGLE_BLOCK_LIMIT,
  type ContentSource,
} from "../../core/content/index.js";
import { DaoError, isDaoError } from "../../core/errors.js";
import type { Logger } from "../log.js";
import type { RelayChain } from "../services.js";
import { Arrivals } from "./arrivals.js";
import { Book } from "./book/book.js";
import { cursorIn } from "./book/cursor.js";
import { openDatabase } from "./book/open-database.js";
import { RemotePins } from "./book/remote-pins.js";
import { Statements } from "./book/statements.js";
import { followChain } from "./chain/follow-chain.js";
import { wantsOfBatch } from "./chain/wants.js";
import type { ContentConfig } from "./config.js";
import { Exchange } from "./exchange/exchange.js";
import { Peers } from "./exchange/peers.js";
import { Keeper } from "./keeper.js";
import { measureContent } from "./metrics.js";
import { openPinner } from "./pinning/pinner.js";
import { Reader } from "./reader.js";
import type { ContentService, Want } from "./service.js";
import { statusIn } from "./status.js";
import { openFileStore } from "./store/file-store.js";
import { openKuboStore } from "./store/kubo-store.js";
import { takeCar } from "./take-car.js";

/** What a content service is made from. */
export interface ContentSettings {
  config: ContentConfig;
  /** Directory of the book, and of the blocks when they are kept in files. Created when missing. */
  directory: string;
  log: Logger;
  metrics: Registry;
  /** Where what must be kept is named; without it, only siblings and people say so. */
  chain?: Pick<RelayChain, "provider" | "coalition" | "fromBlock">;
  /** Milliseconds since 1970, by which content expires; the machine's clock by default. */
  clock?: () => number;
}

/** Between two rounds of dropping what expired and sweeping what crashes left. */
const TIDY_INTERVAL = 600_000;

/** @throws DaoError `CONTENT_STORE_UNUSABLE` */
export async function createContentService(settings: ContentSettings): Promise<ContentService> {
  const { config, directory, log, clock = Date.now } = settings;
  const now = () => Math.floor(clock() / 1000);
  await mkdir(directory, { recursive: true }).catch((cause: unknown) => {
    throw new DaoError("CONTENT_STORE_UNUSABLE", `the directory ${directory} cannot be made`, {
      cause,
    });
  });
  const store =
    config.store === "kubo"
      ? openKuboStore(config.kubo)
      : await openFileStore(join(directory, "blocks"));
  await store.check();
  const statements = new Statements(openDatabase(join(directory, "contents.sqlite")));
  const book = new Book(statements);
  const remotePins = new RemotePins(statements);
  const counts = measureContent(book, settings.metrics);
  const keeper = new Keeper(store, book, config, now);
  const peers = new Peers(config, log);
  const pinner = openPinner(config, remotePins, log);
  const arrivals = new Arrivals(book, log);
  const exchange = new Exchange(store, book, keeper, peers, config, log, (cid) => {
    counts.fetched();
    held([cid]);
  });
  const reader = new Reader(store, book, keeper, exchange, log, () => counts.damaged());

  const refused = new Set(config.refused);
  for (const cid of refused) {
    if (await keeper.forget(cid)) log.info({ cid }, "refused content removed");
  }

  /** Contents are complete here, or have a new reason to be. */
  function held(cids: readonly string[]): void {
    for (const cid of cids) {
      if (book.content(cid)?.state !== "held") continue;
      if (book.reasons(cid).includes("batch")) openSoon(cid);
      arrivals.announce(cid);
    }
    pinner.kick();
  }

  /** The posts in a batch name contents of their own. */
  async function openBatch(cid: string): Promise<void> {
    if (closing || book.isOpened(cid)) return;
    try {
      want(...(await postsIn(cid)));
      book.opened(cid);
    } catch (error) {
      // What is damaged or away is opened when it is here again.
      if (isDaoError(error)) log.info({ cid, why: error.message }, "a batch was not opened");
      else log.error({ cid, err: error }, "a batch could not be read");
    }
  }

  async function postsIn(cid: string): Promise<Want[]> {
    const unreadable = /^(POST_BATCH_MALFORMED|CONTENT_TOO_LARGE)$/;
    try {
      return wantsOfBatch(await reader.bytes(cid, SINGLE_BLOCK_LIMIT));
    } catch (error) {
      // Whoever anchored it wrote what he liked, and so it stays: nothing in it names content.
      if (isDaoError(error) && unreadable.test(error.code)) return [];
      throw error;
    }
  }

  // One after another: a batch is up to a mebibyte of posts.
  let closing = false;
  let opening = Promise.resolve();
  const openSoon = (cid: string) => void (opening = opening.then(() => openBatch(cid)));

  function want(...wants: readonly Want[]): void {
    const wanted = wants
      .map(({ cid, ...rest }) => ({ cid: textOf(cid), ...rest }))
      .filter(({ cid }) => !refused.has(cid));
    held(book.want(wanted));
    exchange.kick();
  }

  async function tidy(): Promise<void> {
    try {
      const dropped = await keeper.expire();
      const swept = await keeper.sweep();
      if (dropped + swept > 0) log.info({ dropped, swept }, "content tidied up");
    } catch (error) {
      log.error({ err: error }, "tidying up content failed");
    }
  }
  let tidying = tidy();
  const tidyAgain = () => (tidying = tidying.then(tidy));
  const timer = setInterval(() => void tidyAgain(), TIDY_INTERVAL);
  timer.unref();
  exchange.kick();
  // Those that were complete when an earlier process was killed.
  for (const cid of book.unopenedBatches()) openSoon(cid);

  const service: ContentService = {
    get: (cid, options) => reader.get(cid, options),
    read: (cid, options) => reader.read(cid, options),
    bytes: (cid, atMost = SINGLE_BLOCK_LIMIT) => reader.bytes(cid, atMost),
    has: (cid) => Promise.resolve(book.content(textOf(cid))?.state === "held"),
    want,
    release: (cid, reason) => {
      book.release(textOf(cid), reason, now());
      pinner.kick();
    },
    arrival: (cid, signal) => arrivals.of(textOf(cid), signal),
    onHeld: (listener) => arrivals.listen(listener),
    status: (cid) => statusIn(book, remotePins, config, textOf(cid)),
    summary: () => ({
      store: store.kind,
      contents: book.counts(),
      storedBytes: book.storedBytes,
      maxStoredBytes: config.maxStoredBytes,
      peers: peers.status(),
    }),

    tidy: tidyAgain,

    meet(url) {
      if (!peers.meet(url)) return false;
      book.retryAll();
      exchange.kick();
      return true;
    },

    async add(content, reason, { client, ...options } = {}) {
      const deposit = keeper.deposit(reason !== undefined, client);
      const blocks: CID[] = [];
      try {
        const limited = atMost(config.maxContentBytes, content);
        const described = await importContent(
          limited,
          {
            async put(cid, block) {
              blocks.push(cid);
              await deposit.put(cid, block);
            },
          },
          options,
        );
        await deposit.commit(
          [{ root: parseCid(described.cid), size: described.size, blocks }],
          reason,
        );
        held([described.cid]);
        return described;
      } catch (error) {
        await deposit.abandon();
        throw error;
      }
    },

    async put(cid, bytes, reason = "pinned") {
      if (cid.code !== RAW_CODEC || bytes.byteLength > SINGLE_BLOCK_LIMIT) {
        throw new DaoError(
          "CONTENT_MISMATCH",
          `${cid} is not the CID of one raw block of at most ${SINGLE_BLOCK_LIMIT} bytes`,
          {
            hint: "Larger content is added as a stream, or comes in a CAR.",
          },
        );
      }
      const described = await importContent(bytes, { put: () => undefined });
      if (described.cid !== cid.toString()) {
        throw new DaoError(
          "CONTENT_MISMATCH",
          `these ${bytes.byteLength} bytes are ${described.cid}, not ${cid}`,
        );
      }
      const deposit = keeper.deposit(true);
      try {
        await deposit.put(cid, bytes);
        await deposit.commit([{ root: cid, size: bytes.byteLength, blocks: [cid] }], reason);
      } catch (error) {
        await deposit.abandon();
        throw error;
      }
      held([described.cid]);
    },

    async takeCar(source, reason, { client } = {}) {
      const by = { reason, client };
      const roots = await takeCar(source, store, keeper, config.maxContentBytes, by);
      held(roots.map(({ cid }) => cid));
      return roots;
    },

    async *car(cid, scope = "all") {
      const root = parseCid(cid);
      reader.require(root.toString());
      // A header alone says nothing: a root that is lost must fail before anything goes out.
      await readBlock(root, reader);
      yield* exportCar(root.bytes, reader, { scope });
    },

    async health() {
      const { held: here, wanted, damaged } = book.counts();
      const detail = `${here} contents here, ${wanted} wanted, ${damaged} damaged (${store.kind})`;
      try {
        await store.check();
        return { ok: true, detail };
      } catch (error) {
        if (!isDaoError(error)) throw error;
        return { ok: false, detail: error.message };
      }
    },

    async close() {
      closing = true;
      clearInterval(timer);
      arrivals.close();
      await following?.close();
      await Promise.all([exchange.close(), pinner.close(), tidying, opening]);
      peers.close();
      statements.close();
      await store.close();
    },
  };

  const following =
    settings.chain &&
    followChain({ ...settings.chain, ...config.chain, cursor: cursorIn(statements) }, service, log);
  return service;
}

const textOf = (cid: string | Uint8Array | CID): string =>
  parseCid(typeof cid === "string" || cid instanceof Uint8Array ? cid : cid.bytes).toString();

async function* atMost(limit: number, source: ContentSource): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const piece of source instanceof Uint8Array ? [source] : source) {
    size += piece.byteLength;
    if (size > limit) {
      throw new DaoError("CONTENT_TOO_LARGE", `the content is over the ${limit} bytes taken here`, {
        hint: "Split it, or ask an archive that takes larger content.",
      });
    }
    yield piece;
  }
}
