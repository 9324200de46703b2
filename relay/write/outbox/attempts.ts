import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { atomically } from "./database.js";
import type { Landing, Outbox, Outcome } from "./outbox.js";
import { attemptRow, type Attempt, type Variant, variantRow } from "./records.js";

type Attempts = Pick<
  Outbox,
  | "attempt"
  | "commit"
  | "addVariant"
  | "openAttempts"
  | "variantsOf"
  | "lastNonce"
  | "land"
  | "unland"
  | "finish"
  | "lose"
  | "spentOn"
>;

export type NewAttempt = Omit<Attempt, "status" | "hash" | "block" | "blockhash">;

const number = z.object({ number: z.number().int() }).transform((row) => row.number);

/** The part of the outbox that knows transactions. Every change is one commit: all of it happened, or none. */
export function attemptsIn(database: DatabaseSync): Attempts {
  const insert = database.prepare(`
    INSERT INTO attempts (nonce, lane, form, target, data, gas, day, status)
    VALUES (:nonce, :lane, :form, :target, :data, :gas, :day, 'sent')`);
  const insertVariant = database.prepare(`
    INSERT INTO variants (hash, nonce, raw, price, tip, signed_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const board = database.prepare(
    "UPDATE messages SET status = 'travelling', nonce = ?, place = ? WHERE digest = ? AND status = 'waiting'",
  );
  const one = database.prepare("SELECT * FROM attempts WHERE nonce = ?");
  const open = database.prepare(
    "SELECT * FROM attempts WHERE status IN ('sent', 'landed') ORDER BY nonce",
  );
  // The dearest is what nodes keep.
  const variantsOf = database.prepare(
    "SELECT * FROM variants WHERE nonce = ? ORDER BY length(price) DESC, price DESC",
  );
  const last = database.prepare("SELECT nonce AS number FROM attempts ORDER BY nonce DESC LIMIT 1");
  const place = database.prepare(
    "UPDATE attempts SET status = ?, hash = ?, block = ?, blockhash = ?, gas = ? WHERE nonce = ?",
  );
  const setStatus = database.prepare("UPDATE attempts SET status = ? WHERE nonce = ?");
  const markMessage = database.prepare(
    "UPDATE messages SET status = ? WHERE digest = ? AND nonce = ?",
  );
  const backAboard = database.prepare(
    "UPDATE messages SET status = 'travelling' WHERE nonce = ? AND status = 'landed'",
  );
  const tryAgain = database.prepare(`
    UPDATE messages SET status = 'waiting', nonce = NULL, place = NULL, tries = tries + 1
    WHERE nonce = ? AND digest = ?`);
  const refuse = database.prepare(`
    UPDATE messages SET status = 'refused', code = ?, reason = ? WHERE nonce = ? AND digest = ?`);
  const allAgain = database.prepare(`
    UPDATE messages SET status = 'waiting', nonce = NULL, place = NULL
    WHERE nonce = ? AND status IN ('travelling', 'landed')`);
  const spent = database.prepare(
    "SELECT coalesce(sum(gas), 0) AS number FROM attempts WHERE day = ? AND status <> 'lost'",
  );

  const addVariant = ({ hash, nonce, raw, price, tip, signedAt }: Variant) =>
    void insertVariant.run(hash, nonce, raw, String(price), String(tip), signedAt);
  const arrive = (status: "landed" | "final", nonce: number, landing: Landing): void => {
    const { hash, block, blockHash, gas } = landing;
    place.run(status, hash, block, blockHash, gas, nonce);
  };
  return {
    attempt: (nonce) => attemptRow.optional().parse(one.get(nonce)),
    commit: (attempt, variant, digests) =>
      atomically(database, () => {
        insert.run(attempt);
        addVariant({ ...variant, nonce: attempt.nonce });
        for (const [index, digest] of digests.entries()) {
          if (board.run(attempt.nonce, index, digest).changes !== 1)
            throw new Error(`message ${digest} is not waiting`);
        }
      }),
    addVariant,
    openAttempts: () => z.array(attemptRow).parse(open.all()),
    variantsOf: (nonce) => z.array(variantRow).parse(variantsOf.all(nonce)),
    lastNonce: () => number.optional().parse(last.get()),
    land: (nonce, landing, outcomes) =>
      atomically(database, () => {
        arrive("landed", nonce, landing);
        backAboard.run(nonce); // It may have landed elsewhere before, with other outcomes.
        for (const { digest } of outcomes.filter(isDone)) markMessage.run("landed", digest, nonce);
      }),
    unland: (nonce, gas) =>
      atomically(database, () => {
        place.run("sent", null, null, null, gas, nonce);
        backAboard.run(nonce);
      }),
    finish: (nonce, landing, outcomes) =>
      atomically(database, () => {
        arrive("final", nonce, landing);
        for (const { digest, done, refusal } of outcomes) {
          if (refusal !== undefined) refuse.run(refusal.code, refusal.reason, nonce, digest);
          else if (done) markMessage.run("final", digest, nonce);
          else tryAgain.run(nonce, digest);
        }
      }),
    lose: (nonce) =>
      atomically(database, () => {
        setStatus.run("lost", nonce);
        allAgain.run(nonce);
      }),
    spentOn: (day) => number.parse(spent.get(day)),
  };
}

const isDone = ({ done }: Outcome) => done;
