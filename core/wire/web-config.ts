import { z } from "zod";
import { addressField } from "./fields.js";

const place = z.string().min(1).max(2_000);

/** Short, and without anything that turns or hides text: it stands beside figures, and wallets show it. */
const label = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ._-]*[\p{L}\p{N}\p{M}])?$/u);

/** What fees of a chain are paid in; its smallest unit is always 10^-18 of it. */
export const currencySchema = z.object({
  name: label(50),
  symbol: label(11),
  decimals: z.literal(18),
});

export type Currency = z.infer<typeof currencySchema>;

/** Of a chain that names no other. */
export const ETHER: Currency = { name: "Ether", symbol: "ETH", decimals: 18 };

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
    /** What fees are paid in; Ether when nothing is said. */
    currency: currencySchema.optional(),
    /** Offers built-in test accounts; heeded on a local chain alone. */
    testWallet: z.boolean().optional(),
  })
  .meta({ id: "WebConfig" });

export type WebConfig = z.infer<typeof webConfigSchema>;
