/**
 * `texts` splits at spaces and folds case and accents, for every script that writes so; `sign_texts` indexes all runs of three
 * characters, for those that do not (Chinese, Japanese, Thai…), and holds only texts in which they occur. `scope` says of
 * what kind and list a text is. Numbers rise with time, and are negative for texts of the shelf: the newest are found first,
 * and those of histories after them.
 */
export const SQLITE_SCHEMA = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA busy_timeout = 5000;
PRAGMA temp_store = MEMORY;
CREATE TABLE IF NOT EXISTS state (tbl TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (tbl, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS undo (block INTEGER, tbl TEXT, key TEXT, value TEXT, PRIMARY KEY (block, tbl, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS marks (number INTEGER PRIMARY KEY, hash TEXT NOT NULL, time INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS feed (seq INTEGER PRIMARY KEY AUTOINCREMENT, block INTEGER NOT NULL, kind TEXT NOT NULL, id TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS shelf (key TEXT PRIMARY KEY, source TEXT NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS shelf_by_source ON shelf (source);
CREATE TABLE IF NOT EXISTS shelf_sources (source TEXT PRIMARY KEY, complete INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS text_numbers (number INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS texts USING fts5(key UNINDEXED, scope, title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE IF NOT EXISTS sign_texts USING fts5(key UNINDEXED, scope, title, body, tokenize = "trigram");
DROP TABLE IF EXISTS words;
DROP TABLE IF EXISTS signs;
DROP TABLE IF EXISTS words_keys;
DROP TABLE IF EXISTS signs_keys;
`;
