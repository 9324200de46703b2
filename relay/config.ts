import { isAddress } from "ethers";
import { z } from "zod";
import { currencySchema } from "../core/wire/web-config.js";
import { contentConfig } from "./content/config.js";
import { indexConfig } from "./index/config.js";
import { mailConfig } from "./mail/config.js";
import { writeConfig } from "./write/config.js";

const url = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const FINALITY = 'must be "finalized" or a number of blocks, 1 at least';

/** Everything a relay can be told. What is not given has the value that is right on one machine. */
export const relayConfigSchema = z.strictObject({
  chain: z
    .strictObject({
      /** JSON-RPC of any EVM network. */
      rpcUrl: url.default("http://127.0.0.1:8545"),
      /** Refused when the network has another. */
      chainId: z.int().positive().default(31337),
      /** The coalition's directory; everything else is found through it. */
      directory: z.string().refine(isAddress, "must be an address: 0x and 40 hexadecimal digits"),
      /** Ignition's deployed_addresses.json to compare with what the directory lists. */
      deployment: z.string().min(1).optional(),
      /** First block to read logs from. */
      fromBlock: z.int().nonnegative().default(0),
      /**
       * Which block is final on this network: the one tagged "finalized", or the one with so many on top. None would call
       * final what the next block can take away.
       */
      finality: z
        .union([z.literal("finalized"), z.int().positive({ error: FINALITY })], { error: FINALITY })
        .default("finalized"),
      /** What fees are paid in, for the web app to say; Ether when nothing is said. */
      currency: z
        .strictObject({ name: currencySchema.shape.name, symbol: currencySchema.shape.symbol })
        .optional(),
    })
    .prefault({} as never), // Without it, what is missing is said of its fields.
  /** Where this relay keeps what it must not lose. One relay per directory. */
  data: z.string().min(1).default(".three-opens/relay"),
  key: z
    .strictObject({
      /** Ethers encrypted JSON. */
      keystore: z.string().min(1).optional(),
      password: z.string().optional(),
      /** First line is the password. */
      passwordFile: z.string().min(1).optional(),
      /** 32 bytes, from the environment only. */
      privateKey: z.string().optional(),
    })
    .prefault({}),
  http: z
    .strictObject({
      host: z.string().min(1).default("127.0.0.1"),
      /** 0 takes any free one. */
      port: z.int().min(0).max(65_535).default(8600),
      /** Under which address others reach this relay; used in feeds and in the OpenAPI document. */
      publicUrl: url.optional(),
      /** Origins of web pages that may call this relay; nobody by default. "*" is written out to mean everybody. */
      corsOrigins: z.array(z.string().min(1)).default([]),
      /** JSON-RPC addresses that anybody may use to read this chain; the web app is told of them. */
      publicRpcUrls: z.array(url).max(20).default([]),
      /** Directory of the built web app; that of this kit if it was built, "none" for none. */
      web: z.string().min(1).optional(),
      /** Requests a minute from one address. */
      requestsPerMinute: z.int().positive().default(600),
      /** Whether the last entry of X-Forwarded-For is believed: only behind one proxy, which adds it. */
      trustProxy: z.boolean().default(false),
      /** Seconds to finish what is under way once told to stop. */
      drainSeconds: z.int().positive().max(600).default(20),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    })
    .prefault({}),
  write: writeConfig.prefault({}),
  index: indexConfig.prefault({}),
  content: contentConfig.prefault({}),
  mail: mailConfig.prefault({}),
});

export type RelayConfig = z.infer<typeof relayConfigSchema>;
