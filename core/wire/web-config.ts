import { z } from "zod";
import { addressField } from "./fields.js";

const place = z.string().min(1).max(2_000);

/**
 * `coalition.json` beside the web app's index.html: which coalition the page is of, and where that can be read and acted on.
 * Addresses of nodes and relays may be relative to the page; "./" is the relay that serves it.
 */
export const webConfigSchema = z
  .object({
    chainId: z.int().positive(),
    /** The coalition's directory. */
    directory: addressField,
    /** First block to read logs from. */
    fromBlock: z.int().nonnegative(),
    rpcUrls: z.array(place).max(20),
    relays: z.array(place).max(20),
    name: z.string().max(200),
    /** Offers built-in test accounts; heeded on a local chain alone. */
    testWallet: z.boolean().optional(),
  })
  .meta({ id: "WebConfig" });

export type WebConfig = z.infer<typeof webConfigSchema>;
