/** Raised with every change of the tables below; not with a new one. */
export const SCHEMA_VERSION = 1;

/**
 * What is kept and why. Blocks are named by hash, not by CID: a store finds them by hash, so one set of
 * bytes under two codecs is one file, and lives until neither content needs it.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS contents (
  cid        TEXT PRIMARY KEY,
  state      TEXT NOT NULL CHECK (state IN ('wanted', 'held', 'damaged')),
  named      INTEGER NOT NULL DEFAULT 0,
  size       INTEGER,
  blocks     INTEGER,
  media_type TEXT,
  stored_at  INTEGER,
  tries      INTEGER NOT NULL DEFAULT 0,
  next_try   INTEGER NOT NULL DEFAULT 0,
  problem    TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS contents_by_state ON contents (state, next_try);
CREATE INDEX IF NOT EXISTS contents_unnamed ON contents (stored_at) WHERE named = 0;

CREATE TABLE IF NOT EXISTS reasons (
  cid    TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (cid, reason)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS blocks (
  hash  BLOB PRIMARY KEY,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS members (
  cid  TEXT NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (cid, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS members_by_hash ON members (hash);

CREATE TABLE IF NOT EXISTS uploads (
  cid      TEXT PRIMARY KEY,
  uploader BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uploads_by_uploader ON uploads (uploader);

CREATE TABLE IF NOT EXISTS salt (
  place INTEGER PRIMARY KEY CHECK (place = 0),
  salt  BLOB NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS opened_batches (
  cid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS cursor (
  place INTEGER PRIMARY KEY CHECK (place = 0),
  block INTEGER NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS remote_pins (
  cid     TEXT PRIMARY KEY,
  request TEXT,
  status  TEXT NOT NULL,
  next_at INTEGER NOT NULL,
  tries   INTEGER NOT NULL DEFAULT 0
) STRICT;
`;
