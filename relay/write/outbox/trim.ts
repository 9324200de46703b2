import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { dayOf } from "../policy.js";
import { atomically } from "./database.js";

const nonces = z.array(z.object({ nonce: z.int() }).transform(({ nonce }) => nonce));

/**
 * What is over for good leaves the outbox. A message matters as long as it could be brought again: its claim keeps
 * another out, its digest finds the receipt. After its deadline no contract takes it, so nothing can be done twice.
 */
export function trimmerOf(database: DatabaseSync): (before: number, most: number) => number {
  const messages = database.prepare(`
    DELETE FROM messages WHERE id IN (
      SELECT id FROM messages WHERE status IN ('final', 'refused') AND expires_at < ? ORDER BY expires_at LIMIT ?)`);
  const settled = database.prepare(`
    SELECT nonce FROM attempts WHERE status IN ('final', 'lost') AND day < ?
    AND nonce < (SELECT max(nonce) FROM attempts)
    AND NOT EXISTS (SELECT 1 FROM messages WHERE messages.nonce = attempts.nonce)
    ORDER BY day LIMIT ?`);
  const variants = database.prepare("DELETE FROM variants WHERE nonce = ?");
  const attempt = database.prepare("DELETE FROM attempts WHERE nonce = ?");
  const due = database.prepare(
    "SELECT 1 FROM messages WHERE status IN ('final', 'refused') AND expires_at < ? LIMIT 1",
  );

  let searched = -1;
  return (before, most) => {
    const day = dayOf(before);
    // Nearly always there is nothing: then nothing is written. Transactions are looked through once a day.
    if (due.get(before) === undefined && searched === day) return 0;
    return atomically(database, () => {
      const dropped = Number(messages.run(before, most).changes);
      const empty = nonces.parse(settled.all(day, most));
      for (const nonce of empty) {
        variants.run(nonce);
        attempt.run(nonce);
      }
      if (empty.length < most) searched = day;
      return dropped + empty.length;
    });
  };
}
