/**
 * Messages wait, travel in a batch, land, and are final; or they are refused. An attempt is one nonce of the relay's
 * account, for ever bound to the messages it carries; variants are the signed bytes sent for it, each dearer than the
 * one before.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages (
  id          INTEGER PRIMARY KEY,
  digest      TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  form        TEXT NOT NULL,
  lane        TEXT NOT NULL,
  claim       TEXT NOT NULL,
  chain       TEXT,
  position    INTEGER,
  member      TEXT NOT NULL,
  body        TEXT NOT NULL,
  gas         INTEGER NOT NULL,
  newcomer    INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  due_by      INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  signature   TEXT NOT NULL,
  status      TEXT NOT NULL CHECK (status IN ('waiting', 'travelling', 'landed', 'final', 'refused')),
  nonce       INTEGER REFERENCES attempts,
  place       INTEGER,
  tries       INTEGER NOT NULL DEFAULT 0,
  code        TEXT,
  reason      TEXT,
  brought_by  TEXT
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS one_claim ON messages (claim) WHERE status <> 'refused';
CREATE INDEX IF NOT EXISTS waiting ON messages (lane, id) WHERE status = 'waiting';
CREATE INDEX IF NOT EXISTS undone ON messages (status, gas, due_by) WHERE status IN ('waiting', 'travelling');
CREATE INDEX IF NOT EXISTS by_member ON messages (member, accepted_at);
CREATE INDEX IF NOT EXISTS newcomers ON messages (accepted_at, gas) WHERE newcomer = 1;
CREATE INDEX IF NOT EXISTS by_chain ON messages (chain, position) WHERE chain IS NOT NULL AND status <> 'refused';
CREATE INDEX IF NOT EXISTS by_form ON messages (form, status);
CREATE INDEX IF NOT EXISTS finished ON messages (expires_at) WHERE status IN ('final', 'refused');
CREATE INDEX IF NOT EXISTS by_nonce ON messages (nonce) WHERE nonce IS NOT NULL;

CREATE TABLE IF NOT EXISTS attempts (
  nonce     INTEGER PRIMARY KEY,
  lane      TEXT NOT NULL,
  form      TEXT NOT NULL,
  target    TEXT NOT NULL,
  data      TEXT NOT NULL,
  gas       INTEGER NOT NULL,
  day       INTEGER NOT NULL,
  status    TEXT NOT NULL CHECK (status IN ('sent', 'landed', 'final', 'lost')),
  hash      TEXT,
  block     INTEGER,
  blockhash TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS open_attempts ON attempts (nonce) WHERE status IN ('sent', 'landed');
CREATE INDEX IF NOT EXISTS attempts_by_day ON attempts (day);
CREATE INDEX IF NOT EXISTS attempts_done ON attempts (day) WHERE status IN ('final', 'lost');

CREATE TABLE IF NOT EXISTS variants (
  hash      TEXT PRIMARY KEY,
  nonce     INTEGER NOT NULL REFERENCES attempts,
  raw       TEXT NOT NULL,
  price     TEXT NOT NULL,
  tip       TEXT NOT NULL,
  signed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS variants_by_nonce ON variants (nonce);

-- How many messages there ever were of each form, and what became of them: also of those that were dropped since.
CREATE TABLE IF NOT EXISTS tallies (
  form   TEXT NOT NULL,
  status TEXT NOT NULL,
  count  INTEGER NOT NULL,
  PRIMARY KEY (form, status)
) STRICT;
INSERT INTO tallies (form, status, count)
  SELECT form, status, count(*) FROM messages WHERE NOT EXISTS (SELECT 1 FROM tallies) GROUP BY form, status;
CREATE TRIGGER IF NOT EXISTS tally_new AFTER INSERT ON messages BEGIN
  INSERT INTO tallies (form, status, count) VALUES (new.form, new.status, 1)
    ON CONFLICT (form, status) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER IF NOT EXISTS tally_change AFTER UPDATE OF status ON messages WHEN old.status <> new.status BEGIN
  UPDATE tallies SET count = count - 1 WHERE form = old.form AND status = old.status;
  INSERT INTO tallies (form, status, count) VALUES (new.form, new.status, 1)
    ON CONFLICT (form, status) DO UPDATE SET count = count + 1;
END;
`;

/** What is missing in a file of an older version, before the schema is laid over it. */
export const UPGRADES: Readonly<Record<number, string>> = {
  1: "ALTER TABLE messages ADD COLUMN brought_by TEXT",
  2: "ALTER TABLE messages ADD COLUMN brought_by TEXT",
};

/** A newer shape of the tables gets a higher number. Tallies are made from the messages of a file that has none. */
export const SCHEMA_VERSION = 3;
export const OLDEST_VERSION = 1;
