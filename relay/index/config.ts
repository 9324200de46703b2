import { z } from "zod";

/** The section "index" of the relay's configuration; every field has a value of its own. */
export const indexConfig = z.strictObject({
  /** Whether this relay follows the chain and answers questions about it. */
  enabled: z.boolean().default(true),
  /** `postgres://…` keeps the index in PostgreSQL; without it, in a file of SQLite beside the relay's other data. */
  postgresUrl: z.string().startsWith("postgres").optional(),
  /** PostgreSQL schema, so that several relays can share a database. */
  postgresSchema: z
    .string()
    .regex(/^[a-z_][a-z0-9_]{0,62}$/)
    .default("three_opens"),
  /** Milliseconds between two looks at the chain. */
  pollMs: z.int().positive().default(1_000),
  /** Most blocks asked for at once. */
  blocksAtOnce: z.int().positive().max(1_000_000).default(2_000),
  /** Searches a minute from one address: each costs more than any other question. */
  searchesPerMinute: z.int().positive().default(60),
  /** Milliseconds between two tries for batches and posts nobody could give. */
  retryMs: z.int().positive().default(2_000),
});

export type IndexConfig = z.infer<typeof indexConfig>;
