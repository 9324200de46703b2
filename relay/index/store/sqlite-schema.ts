/**
 * `words` splits at spaces and folds case and accents, for every script that writes so; `signs` indexes all runs of three
 * characters, for those that do not (Chinese, Japanese, Thai…), and holds only texts in which they occur.
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
CREATE TABLE IF NOT EXISTS words_keys (key TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS signs_keys (key TEXT UNIQUE NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(key UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE IF NOT EXISTS signs USING fts5(key UNINDEXED, title, body, tokenize = "trigram");
`;
