import type { PinReason } from "../service.js";
import {
  bytesRow,
  cidRow,
  contentRow,
  countRow,
  hashRow,
  momentRow,
  reasonRow,
  saltRow,
  totalRow,
  type ContentRow,
  type HeldContent,
  type WantedContent,
} from "./rows.js";
import type { Statements } from "./statements.js";

const INSERT_HELD = `
  INSERT INTO contents (cid, state, size, blocks, stored_at) VALUES (?, 'held', ?, ?, ?)
  ON CONFLICT (cid) DO UPDATE SET state = 'held', size = excluded.size, blocks = excluded.blocks,
    stored_at = excluded.stored_at, tries = 0, next_try = 0, problem = NULL`;
const INSERT_WANTED =
  "INSERT INTO contents (cid, state) VALUES (?, 'wanted') ON CONFLICT DO NOTHING";
// The first record says what it is: a later one about the same bytes changes nothing for its readers.
const SET_MEDIA_TYPE = "UPDATE contents SET media_type = coalesce(media_type, ?) WHERE cid = ?";
const INSERT_BLOCK = "INSERT INTO blocks (hash, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING";
// Who brought it first; what has a reason is in nobody's share.
const INSERT_UPLOAD = `
  INSERT INTO uploads (cid, uploader) SELECT cid, ?2 FROM contents WHERE cid = ?1 AND named = 0
  ON CONFLICT DO NOTHING`;
const INSERT_MEMBER = "INSERT INTO members (cid, hash) VALUES (?, ?) ON CONFLICT DO NOTHING";
const ONLY_ITS_OWN = `
  SELECT hash FROM members AS mine WHERE cid = ?
  AND NOT EXISTS (SELECT 1 FROM members AS others WHERE others.hash = mine.hash AND others.cid <> mine.cid)`;

/** Which contents are here, of which blocks, and why; which are wanted. Every change is one durable commit. */
export class Book {
  readonly #db: Statements;
  #storedBytes: number;

  constructor(statements: Statements) {
    this.#db = statements;
    this.#storedBytes = totalRow.parse(
      this.#db.one("SELECT coalesce(sum(bytes), 0) AS total FROM blocks"),
    );
  }

  /** Bytes of all different blocks. */
  get storedBytes(): number {
    return this.#storedBytes;
  }

  content(cid: string): ContentRow | undefined {
    const row = this.#db.one("SELECT * FROM contents WHERE cid = ?", cid);
    return row === undefined ? undefined : contentRow.parse(row);
  }

  reasons(cid: string): PinReason[] {
    return this.#db
      .all("SELECT reason FROM reasons WHERE cid = ? ORDER BY reason", cid)
      .map((row) => reasonRow.parse(row));
  }

  hasBlock(hash: Uint8Array): boolean {
    return this.#db.one("SELECT 1 FROM blocks WHERE hash = ?", hash) !== undefined;
  }

  /** Enters complete contents, all or none. */
  hold(contents: readonly HeldContent[], at: number): void {
    this.#storedBytes += this.#db.atomically(() => {
      let added = 0;
      for (const { cid, size, blocks, reason, uploader } of contents) {
        this.#db.run(INSERT_HELD, cid, size, blocks.length, at);
        if (uploader !== undefined) this.#db.run(INSERT_UPLOAD, cid, uploader);
        for (const { hash, bytes } of blocks) {
          added += bytes * this.#db.run(INSERT_BLOCK, hash, bytes);
          this.#db.run(INSERT_MEMBER, cid, hash);
        }
        if (reason !== undefined) this.#reason(cid, reason);
      }
      return added;
    });
  }

  /** Notes reasons, in one commit. @returns the contents for which one of them is new. */
  want(wants: readonly WantedContent[]): string[] {
    // Read first: an index that folds the chain again asks for everything again.
    const news = wants.filter(({ cid, reason, mediaType }) => {
      const row = this.content(cid);
      return (
        row === undefined ||
        (mediaType !== undefined && row.media_type === null) ||
        !this.reasons(cid).includes(reason)
      );
    });
    if (news.length === 0) return [];
    return this.#db.atomically(() => {
      for (const { cid, reason, mediaType = null } of news) {
        this.#db.run(INSERT_WANTED, cid);
        this.#db.run(SET_MEDIA_TYPE, mediaType, cid);
        this.#reason(cid, reason);
      }
      return news.map(({ cid }) => cid);
    });
  }

  /** Takes a reason away; what was only wanted is forgotten with its last one, what is held starts to expire. */
  release(cid: string, reason: PinReason, at: number): void {
    this.#db.atomically(() => {
      if (this.#db.run("DELETE FROM reasons WHERE cid = ? AND reason = ?", cid, reason) === 0)
        return;
      if (this.reasons(cid).length > 0) return;
      this.#db.run("UPDATE contents SET named = 0, stored_at = ? WHERE cid = ?", at, cid);
      this.#db.run("DELETE FROM contents WHERE cid = ? AND state = 'wanted'", cid);
    });
  }

  /** Takes all reasons away at once. */
  disown(cid: string): void {
    this.#db.atomically(() => {
      this.#db.run("DELETE FROM reasons WHERE cid = ?", cid);
      this.#db.run("UPDATE contents SET named = 0 WHERE cid = ?", cid);
      this.#db.run("DELETE FROM contents WHERE cid = ? AND state = 'wanted'", cid);
    });
  }

  /** Contents this block belongs to are damaged from now on. @returns those that were not yet. */
  damage(hash: Uint8Array, problem: string): string[] {
    return this.#db
      .all(
        `UPDATE contents SET state = 'damaged', problem = ?, next_try = 0
       WHERE state = 'held' AND cid IN (SELECT cid FROM members WHERE hash = ?) RETURNING cid`,
        problem,
        hash,
      )
      .map((row) => cidRow.parse(row));
  }

  /** Peers were asked in vain. */
  failed(cid: string, problem: string, nextTry: number): void {
    this.#db.run(
      "UPDATE contents SET tries = tries + 1, problem = ?, next_try = ? WHERE cid = ?",
      problem,
      nextTry,
      cid,
    );
  }

  /** There is somebody new to ask. */
  retryAll(): void {
    this.#db.run("UPDATE contents SET next_try = 0 WHERE state <> 'held'");
  }

  /** What to look for at `now` (milliseconds), longest waiting first. */
  due(now: number, limit: number): ContentRow[] {
    return this.#db
      .all(
        "SELECT * FROM contents WHERE state <> 'held' AND next_try <= ? ORDER BY next_try, rowid LIMIT ?",
        now,
        limit,
      )
      .map((row) => contentRow.parse(row));
  }

  /** When the next of them is due; milliseconds since 1970. */
  nextDue(): number | undefined {
    const row = this.#db.one("SELECT min(next_try) AS at FROM contents WHERE state <> 'held'");
    return momentRow.parse(row) ?? undefined;
  }

  /** Held contents without a reason, oldest first. */
  unnamed(storedBefore: number, limit: number): string[] {
    return this.#db
      .all(
        `SELECT cid FROM contents WHERE state <> 'wanted' AND stored_at < ? AND named = 0 ORDER BY stored_at, rowid LIMIT ?`,
        storedBefore,
        limit,
      )
      .map((row) => cidRow.parse(row));
  }

  /** Bytes of contents without a reason. */
  unnamedBytes(): number {
    return totalRow.parse(
      this.#db.one(
        `SELECT coalesce(sum(size), 0) AS total FROM contents WHERE state <> 'wanted' AND named = 0`,
      ),
    );
  }

  /** Bytes of contents without a reason that somebody brought. */
  bytesOf(uploader: Uint8Array): number {
    return totalRow.parse(
      this.#db.one(
        `SELECT coalesce(sum(size), 0) AS total FROM uploads JOIN contents USING (cid)
         WHERE uploader = ? AND state <> 'wanted' AND named = 0`,
        uploader,
      ),
    );
  }

  /** What makes names of uploaders out of addresses; the same for as long as this book is kept. */
  salt(): Uint8Array {
    this.#db.run("INSERT INTO salt VALUES (0, randomblob(32)) ON CONFLICT DO NOTHING");
    return saltRow.parse(this.#db.one("SELECT salt FROM salt"));
  }

  /**
   * Forgets a content without a reason.
   *
   * @returns hashes of blocks that no content needs any more; undefined when it has a reason, or is not here.
   */
  drop(cid: string): Uint8Array[] | undefined {
    let bytes = 0;
    const freed = this.#db.atomically(() => {
      if (this.#db.run("DELETE FROM contents WHERE cid = ? AND named = 0", cid) === 0)
        return undefined;
      const hashes = this.#db.all(ONLY_ITS_OWN, cid).map((row) => hashRow.parse(row));
      this.#db.run("DELETE FROM members WHERE cid = ?", cid);
      this.#db.run("DELETE FROM uploads WHERE cid = ?", cid);
      for (const hash of hashes) {
        const row = this.#db.one("DELETE FROM blocks WHERE hash = ? RETURNING bytes", hash);
        bytes += bytesRow.parse(row);
      }
      return hashes;
    });
    this.#storedBytes -= bytes;
    return freed;
  }

  /** Batches that are here and whose posts nobody asked for so far. */
  unopenedBatches(): string[] {
    return this.#db
      .all(
        `SELECT contents.cid FROM contents JOIN reasons USING (cid)
         WHERE reason = 'batch' AND state = 'held' AND cid NOT IN (SELECT cid FROM opened_batches)`,
      )
      .map((row) => cidRow.parse(row));
  }

  /** What the posts of a batch name is wanted, or there is nothing in it to want. */
  opened(cid: string): void {
    this.#db.run("INSERT INTO opened_batches (cid) VALUES (?) ON CONFLICT DO NOTHING", cid);
  }

  isOpened(cid: string): boolean {
    return this.#db.one("SELECT 1 FROM opened_batches WHERE cid = ?", cid) !== undefined;
  }

  counts(): { held: number; wanted: number; damaged: number } {
    const counts = { held: 0, wanted: 0, damaged: 0 };
    for (const row of this.#db.all(
      "SELECT state, count(*) AS total FROM contents GROUP BY state",
    )) {
      const { state, total: count } = countRow.parse(row);
      counts[state] = count;
    }
    return counts;
  }

  #reason(cid: string, reason: PinReason): void {
    this.#db.run("UPDATE contents SET named = 1 WHERE cid = ?", cid);
    // Who brought it is nobody's business any more.
    this.#db.run("DELETE FROM uploads WHERE cid = ?", cid);
    this.#db.run(
      "INSERT INTO reasons (cid, reason) VALUES (?, ?) ON CONFLICT DO NOTHING",
      cid,
      reason,
    );
  }
}
