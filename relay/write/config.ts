import { isAddress } from "ethers";
import { z } from "zod";

const count = z.int().positive();
const gas = z.int().positive();
const wei = z
  .union([z.string().regex(/^\d+$/, "must be a whole number of wei"), z.int().positive()])
  .transform(BigInt);

/** The section "write" of the relay's configuration; every field has a value of its own. */
export const writeConfig = z.strictObject({
  /** Off: the relay only reads, and needs no key. */
  enabled: z.boolean().default(true),
  /** In whose name posts are anchored; without it, whoever named this relay last. */
  member: z
    .string()
    .refine(isAddress, { error: "must be an address: 0x and 40 hexadecimal digits" })
    .optional(),
  /** Seconds within which the relay promises to have brought a message on the chain. */
  promiseSeconds: count.max(86_400).default(600),
  /** Seconds that must be left of a deadline when a message arrives. */
  leadSeconds: z.int().nonnegative().default(60),
  /** Seconds a ballot or post waits for company before it travels. */
  waitSeconds: z.int().nonnegative().default(5),
  /** Ballots in one transaction at most. */
  ballotsPerBatch: count.max(400).default(200),
  /** Posts in one batch at most. */
  postsPerBatch: count.max(500).default(500),
  /** Messages that were accepted and are not on the chain: above this, no more are taken. */
  queueLimit: count.default(10_000),
  /** Messages being checked at the same time. */
  concurrency: count.default(64),
  /** Transactions on their way at the same time. */
  inFlight: count.max(64).default(8),
  /** Gas of one member's messages in one day (UTC). */
  memberGasPerDay: gas.default(5_000_000),
  /** Gas of everything this relay sends in one day (UTC). */
  gasPerDay: gas.default(300_000_000),
  /** Gas of that for papers of people who are not members yet: joins. */
  joinGasPerDay: gas.default(60_000_000),
  /** Messages of one member in 60 seconds of chain time. */
  memberMessagesPerMinute: count.default(30),
  /** Highest price of gas this relay pays. */
  maxFeePerGas: wei.default(200_000_000_000n),
  /** Blocks after which a transaction that is not in one is sent again for more. */
  stuckAfterBlocks: count.default(6),
  /** Milliseconds between looks at the chain when nobody wants anything. */
  pollMilliseconds: count.default(1_000),
});

export type WriteConfig = z.infer<typeof writeConfig>;
