import { isDaoError } from "../../core/errors.js";
import {
  CAR_MEDIA_TYPE,
  IMPORTED_LIST_MEDIA_TYPE,
  readImportedList,
  type ImportedEntry,
} from "../../core/mail/index.js";
import type { ImportedHistory } from "../../core/wire/mail.js";
import type { Logger } from "../log.js";
import type { HistoryStore } from "./history-store.js";
import type { ArchivedRendition, MailContent, MailIndex, MailShelf } from "./ports.js";
import { shelveHistories } from "./shelve-histories.js";
import { unpackCar } from "./unpack-car.js";

/** Who may bring the history of a list; the coalition itself may too, by motion. */
export const ARCHIVIST = "archivist";

const PIECE = 500;

/** Faults of the files themselves, which no later look can mend: what is archived never changes. */
const REFUSED = new Set(["IMPORTED_LIST_MALFORMED", "CAR_MALFORMED", "CONTENT_MALFORMED"]);

export interface HistoriesBase {
  index: MailIndex;
  content: MailContent;
  store: HistoryStore;
  /** Where the words of messages are found; without one they are not. */
  shelf?: MailShelf | undefined;
  log: Pick<Logger, "info" | "warn">;
}

/**
 * Follows the archive for imported histories. A history is taken once, by its version: the file is pinned by the
 * chain, so nothing that was read can change; what is not held yet is looked for again.
 */
export class Histories {
  readonly #base: HistoriesBase;
  readonly #stop = new AbortController();
  #running: Promise<void> | undefined;

  constructor(base: HistoriesBase) {
    this.#base = base;
  }

  /** Looks through the archive; calls while one is under way share it. */
  sync(): Promise<void> {
    this.#running ??= this.#syncAll().finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Begins nothing long any more, and resolves when nothing is under way. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running?.catch(() => undefined);
  }

  async #syncAll(): Promise<void> {
    const { shelf, store, content } = this.#base;
    try {
      await this.#sync();
    } finally {
      if (shelf !== undefined) await shelveHistories({ shelf, store, content }, this.#stop.signal);
    }
  }

  async #sync(): Promise<void> {
    const cars = new Map<string, string>();
    const files: ArchivedRendition[] = [];
    const latest = new Map<string, string>();
    for await (const rendition of this.#base.index.documents()) {
      const { documentId, versionId, mediaType, cid } = rendition;
      latest.set(documentId, versionId);
      if (mediaType === CAR_MEDIA_TYPE) cars.set(versionId, cid);
      if (mediaType === IMPORTED_LIST_MEDIA_TYPE) files.push(rendition);
    }
    let failure: unknown;
    for (const file of files) {
      const { documentId, versionId, withdrawn } = file;
      // A new version of a history takes the place of the one before, as the archivist says.
      if (withdrawn || latest.get(documentId) !== versionId) this.#base.store.forget(versionId);
      else await this.#follow(file, cars.get(versionId)).catch((error) => (failure ??= error));
    }
    // One that cannot be read now does not keep the others waiting.
    if (failure !== undefined) throw failure;
  }

  async #follow(file: ArchivedRendition, car: string | undefined): Promise<void> {
    const { store, content, index, log } = this.#base;
    const { versionId, author, recordedAt } = file;
    if (store.stateOf(versionId) !== undefined) return;
    if (!(await index.holdsOffice(author, ARCHIVIST, recordedAt))) {
      return store.refuse(versionId, `${author} was no archivist when it was deposited`);
    }
    const held = (await content.has(file.cid)) && (car === undefined || (await content.has(car)));
    if (!held) return;
    try {
      const { head } = await this.#take(file, car);
      log.info({ versionId, list: head.list, messages: head.messages }, "imported history taken");
    } catch (error) {
      if (!isDaoError(error) || !REFUSED.has(error.code)) throw error;
      store.refuse(versionId, error.message);
      log.warn({ versionId, code: error.code }, "imported history refused");
    }
  }

  async #take(file: ArchivedRendition, car: string | undefined): Promise<ImportedHistory> {
    const { store, content } = this.#base;
    const { versionId, cid } = file;
    if (car !== undefined) await unpackCar(car, content);
    const { head, entries } = await readImportedList(content.read(cid));
    const history: ImportedHistory = {
      provenance: "imported",
      cid,
      versionId,
      archivist: file.author,
      depositedAt: file.recordedAt,
      head,
    };
    store.begin(versionId);
    let piece: ImportedEntry[] = [];
    for await (const entry of entries) {
      piece.push(entry);
      if (piece.length < PIECE) continue;
      store.add(versionId, piece);
      piece = [];
    }
    store.add(versionId, piece);
    store.take(history);
    return history;
  }
}
