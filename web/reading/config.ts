import { z } from "zod";
import { addressField } from "../../core/wire/fields.js";

const relayUrl = z.string().min(1).max(2_000);

/**
 * `coalition.json` beside index.html: which coalition this page is of, and where it can be read. Addresses of nodes and
 * relays may be relative to the page; "./" is the relay that serves it.
 */
export const coalitionConfigSchema = z.object({
  chainId: z.int().positive(),
  /** The coalition's directory. */
  directory: addressField,
  /** First block to read logs from. */
  fromBlock: z.int().nonnegative(),
  rpcUrls: z.array(relayUrl).max(20),
  relays: z.array(relayUrl).max(20),
  name: z.string().max(200),
  /** Offers built-in test accounts; only heeded on a local chain. */
  testWallet: z.boolean().optional(),
});

export type CoalitionConfig = z.infer<typeof coalitionConfigSchema>;
