import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { atomically } from "./database.js";
import type { Outbox } from "./outbox.js";
import { alone, laneRow, messageRow } from "./records.js";

type Messages = Pick<
  Outbox,
  | "insert"
  | "find"
  | "claimant"
  | "lastIn"
  | "lanes"
  | "waitingIn"
  | "carriedBy"
  | "awaitsContent"
  | "refuse"
  | "setApart"
  | "settleWaiting"
  | "reservedSince"
  | "acceptedSince"
  | "waitingGas"
  | "counts"
  | "undone"
  | "overdue"
>;

const number = z.object({ number: z.number().int() }).transform((row) => row.number);
const countRow = z.object({
  form: laneRow.shape.form,
  status: z.enum(["waiting", "travelling", "landed", "final", "refused"]),
  count: z.int(),
});
const postRow = z.object({ id: z.string(), sequence: z.int() });

/** The part of the outbox that knows messages. */
export function messagesIn(database: DatabaseSync): Messages {
  const insert = database.prepare(`
    INSERT INTO messages (digest, kind, form, lane, claim, chain, position, member, body, gas, newcomer, accepted_at,
      due_by, expires_at, signature, status)
    VALUES (:digest, :kind, :form, :lane, :claim, :chain, :position, :member, :body, :gas, :newcomer, :acceptedAt,
      :dueBy, :expiresAt, :signature, 'waiting')`);
  const find = database.prepare("SELECT * FROM messages WHERE digest = ?");
  const claimant = database.prepare(
    "SELECT * FROM messages WHERE claim = ? AND status <> 'refused'",
  );
  const lastIn = database.prepare(`
    SELECT digest AS id, position AS sequence FROM messages WHERE chain = ? AND status <> 'refused'
    ORDER BY position DESC LIMIT 1`);
  const lanes = database.prepare(`
    SELECT lane, form, count(*) AS count, min(accepted_at) AS oldest, min(expires_at) AS soonest
    FROM messages WHERE status = 'waiting' GROUP BY lane ORDER BY min(id)`);
  const waitingIn = database.prepare(
    "SELECT * FROM messages WHERE lane = ? AND status = 'waiting' ORDER BY id LIMIT ?",
  );
  const carriedBy = database.prepare("SELECT * FROM messages WHERE nonce = ? ORDER BY place");
  const awaitsContent = database.prepare(`
    SELECT count(*) AS number FROM messages WHERE form = 'post' AND status IN ('waiting', 'travelling', 'landed')
    AND json_extract(body, '$.post.content') = ?`);
  const refuse = database.prepare(
    "UPDATE messages SET status = 'refused', code = ?, reason = ? WHERE digest = ? AND status = 'waiting'",
  );
  const setApart = database.prepare(
    "UPDATE messages SET lane = ?, gas = ? WHERE digest = ? AND status = 'waiting'",
  );
  const settle = database.prepare(
    "UPDATE messages SET status = 'final', brought_by = ? WHERE digest = ? AND status = 'waiting'",
  );
  const waitingGas = database.prepare(
    "SELECT coalesce(sum(gas), 0) AS number FROM messages WHERE status = 'waiting'",
  );
  const reservedBy = database.prepare(
    "SELECT coalesce(sum(gas), 0) AS number FROM messages WHERE member = ? AND accepted_at >= ?",
  );
  const reservedByNewcomers = database.prepare(
    "SELECT coalesce(sum(gas), 0) AS number FROM messages WHERE accepted_at >= ? AND newcomer = 1",
  );
  const accepted = database.prepare(
    "SELECT count(*) AS number FROM messages WHERE member = ? AND accepted_at >= ?",
  );
  const counts = database.prepare(
    "SELECT form, status, count FROM tallies WHERE count > 0 ORDER BY form, status",
  );
  const undone = database.prepare(
    "SELECT count(*) AS number FROM messages WHERE status IN ('waiting', 'travelling')",
  );
  const overdue = database.prepare(
    "SELECT count(*) AS number FROM messages WHERE status IN ('waiting', 'travelling') AND due_by < ?",
  );

  return {
    insert: (messages, check) =>
      atomically(database, () =>
        messages.map((message) => {
          const reason = check(message);
          if (reason !== undefined) return reason;
          const { newcomer, chain = null, position = null, ...rest } = message;
          insert.run({ ...rest, newcomer: newcomer ? 1 : 0, chain, position });
          return undefined;
        }),
      ),
    find: (digest) => messageRow.optional().parse(find.get(digest)),
    claimant: (claim) => messageRow.optional().parse(claimant.get(claim)),
    lastIn: (chain) => postRow.optional().parse(lastIn.get(chain)),
    lanes: () => z.array(laneRow).parse(lanes.all()),
    waitingIn: (lane, limit) => z.array(messageRow).parse(waitingIn.all(lane, limit)),
    carriedBy: (nonce) => z.array(messageRow).parse(carriedBy.all(nonce)),
    awaitsContent: (digest) => number.parse(awaitsContent.get(digest)) > 0,
    refuse: (digest, code, reason) => void refuse.run(code, reason, digest),
    setApart: (digest, gas) => void setApart.run(alone(digest), gas, digest),
    settleWaiting: (digest, transaction) => void settle.run(transaction ?? null, digest),
    reservedSince: (moment, of) =>
      number.parse(
        "member" in of ? reservedBy.get(of.member, moment) : reservedByNewcomers.get(moment),
      ),
    waitingGas: () => number.parse(waitingGas.get()),
    acceptedSince: (moment, member) => number.parse(accepted.get(member, moment)),
    counts: () => z.array(countRow).parse(counts.all()),
    undone: () => number.parse(undone.get()),
    overdue: (now) => number.parse(overdue.get(now)),
  };
}
