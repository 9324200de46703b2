import { z } from "zod";
import type { Statements } from "./statements.js";

const remoteRow = z.object({
  cid: z.string(),
  /** The service's own name for the pin; null until it took the order. */
  request: z.string().nullable(),
  status: z.string(),
  tries: z.number(),
});
export type RemotePin = z.infer<typeof remoteRow>;

/** What was ordered at the pinning service. Moments in milliseconds since 1970. */
export class RemotePins {
  readonly #db: Statements;

  constructor(statements: Statements) {
    this.#db = statements;
  }

  /** Contents that are held for good and not ordered yet become due. */
  enrol(): void {
    this.#db.run(
      `INSERT INTO remote_pins (cid, status, next_at)
       SELECT cid, 'new', 0 FROM contents WHERE state = 'held' AND named = 1
       ON CONFLICT DO NOTHING`,
    );
  }

  due(now: number, limit: number): RemotePin[] {
    return this.#db
      .all(
        `SELECT * FROM remote_pins WHERE status NOT IN ('pinned') AND next_at <= ? ORDER BY next_at LIMIT ?`,
        now,
        limit,
      )
      .map((row) => remoteRow.parse(row));
  }

  note(cid: string, request: string | null, status: string, nextAt: number, tries: number): void {
    this.#db.run(
      "UPDATE remote_pins SET request = ?, status = ?, next_at = ?, tries = ? WHERE cid = ?",
      request,
      status,
      nextAt,
      tries,
      cid,
    );
  }

  /** Ordered pins of contents that are not kept for good any more. */
  surplus(limit: number): RemotePin[] {
    return this.#db
      .all(
        `SELECT * FROM remote_pins WHERE NOT EXISTS
           (SELECT 1 FROM contents WHERE contents.cid = remote_pins.cid AND named = 1)
         AND next_at <= ? LIMIT ?`,
        Date.now(),
        limit,
      )
      .map((row) => remoteRow.parse(row));
  }

  forget(cid: string): void {
    this.#db.run("DELETE FROM remote_pins WHERE cid = ?", cid);
  }

  status(cid: string): string | undefined {
    const row = this.#db.one("SELECT * FROM remote_pins WHERE cid = ?", cid);
    return row === undefined ? undefined : remoteRow.parse(row).status;
  }
}
