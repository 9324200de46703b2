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
  reason      TEXT
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS one_claim ON messages (claim) WHERE status <> 'refused';
CREATE INDEX IF NOT EXISTS waiting ON messages (lane, id) WHERE status = 'waiting';
CREATE INDEX IF NOT EXISTS undone ON messages (status, gas, due_by) WHERE status IN ('waiting', 'travelling');
CREATE INDEX IF NOT EXISTS by_member ON messages (member, accepted_at);
CREATE INDEX IF NOT EXISTS newcomers ON messages (accepted_at, gas) WHERE newcomer = 1;
CREATE INDEX IF NOT EXISTS by_chain ON messages (chain, position) WHERE chain IS NOT NULL AND status <> 'refused';
CREATE INDEX IF NOT EXISTS by_form ON messages (form, status);
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

CREATE TABLE IF NOT EXISTS variants (
  hash      TEXT PRIMARY KEY,
  nonce     INTEGER NOT NULL REFERENCES attempts,
  raw       TEXT NOT NULL,
  price     TEXT NOT NULL,
  tip       TEXT NOT NULL,
  signed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS variants_by_nonce ON variants (nonce);
`;

/** A newer shape of the tables gets a higher number. */
export const SCHEMA_VERSION = 1;
