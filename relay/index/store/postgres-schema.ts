/**
 * Tables of the index. Keys are compared byte by byte (`COLLATE "C"`), as every other store does. Words come folded (see
 * `folded`), so that no server's locale has a say in them.
 *
 * @param schema - lower-case identifier, checked by the configuration.
 */
export function postgresSchema(schema: string): string {
  return `
CREATE SCHEMA IF NOT EXISTS ${schema};
CREATE TABLE IF NOT EXISTS ${schema}.state (tbl text COLLATE "C", key text COLLATE "C", value text NOT NULL, PRIMARY KEY (tbl, key));
CREATE TABLE IF NOT EXISTS ${schema}.undo (block bigint, tbl text COLLATE "C", key text COLLATE "C", value text, PRIMARY KEY (block, tbl, key));
CREATE TABLE IF NOT EXISTS ${schema}.marks (number bigint PRIMARY KEY, hash text NOT NULL, time bigint NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.meta (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.feed (seq bigserial PRIMARY KEY, block bigint NOT NULL, kind text NOT NULL, id text NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.words (key text COLLATE "C" PRIMARY KEY, kind text NOT NULL, within text, plain text NOT NULL, tokens tsvector NOT NULL);
CREATE TABLE IF NOT EXISTS ${schema}.shelf (key text COLLATE "C" PRIMARY KEY, source text NOT NULL, value text NOT NULL);
CREATE INDEX IF NOT EXISTS shelf_by_source ON ${schema}.shelf (source);
CREATE TABLE IF NOT EXISTS ${schema}.shelf_sources (source text COLLATE "C" PRIMARY KEY, complete boolean NOT NULL);
CREATE INDEX IF NOT EXISTS words_tokens ON ${schema}.words USING gin (tokens);
`;
}
