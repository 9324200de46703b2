import { z } from "zod";
import { cidField } from "../../core/wire/content.js";

const MIB = 1_048_576;
const url = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const bytes = z.int().positive();

/** The section "content" of the relay's configuration; every field has a value of its own. */
export const contentConfig = z.strictObject({
  /** Where blocks are kept: in files under the relay's data directory, or in a Kubo node of its own. */
  store: z.enum(["files", "kubo"]).default("files"),
  kubo: z
    .strictObject({
      /** Base of Kubo's RPC, without `/api/v0`. */
      url: url.default("http://127.0.0.1:5001"),
      /** Sent as the Authorization header, where the node asks for one. */
      authorization: z.string().min(1).optional(),
      timeoutSeconds: z.int().positive().max(600).default(60),
    })
    .prefault({}),

  /** Bytes of one content, whoever brings it. */
  maxContentBytes: bytes.default(256 * MIB),
  /** Bytes of everything kept; nothing more is taken or fetched above. */
  maxStoredBytes: bytes.default(50 * 1024 * MIB),
  /** Bytes of content that nothing on chain names. */
  maxUnpinnedBytes: bytes.default(4096 * MIB),
  /** Of these, bytes that one IPv4 address or one IPv6 /64 brought, so that nobody takes the room of all others. */
  maxUnpinnedBytesEach: bytes.default(256 * MIB),
  /** How long such content is kept. */
  unpinnedHours: z.int().positive().default(168),
  /**
   * CIDs that this relay neither keeps, fetches nor serves, whatever the chain names: for what the law forbids the
   * operator. What is here is removed at the next start.
   */
  refused: z.array(cidField).max(10_000).default([]),
  /** Whether anybody who reaches the relay may store content for that long. */
  uploads: z.boolean().default(true),

  chain: z
    .strictObject({
      /** Between two looks at the chain for content that it names. */
      pollSeconds: z.number().positive().default(2),
      blocksAtOnce: z.int().positive().max(1_000_000).default(2_000),
    })
    .prefault({}),

  /** Base addresses of relays asked for content that is missing here. Private ones are allowed: you name them. */
  peers: z.array(url).max(50).default([]),
  /** Whether relays that members named on chain are asked too, at public addresses only. */
  followNamedRelays: z.boolean().default(false),
  /** Contents fetched at once. */
  fetches: z.int().positive().max(64).default(4),
  /** For one block from one peer, slow ones included. */
  peerTimeoutSeconds: z.number().positive().max(600).default(30),
  /** Before a content is looked for again; doubles at each attempt up to `maxRetrySeconds`. */
  retrySeconds: z.number().positive().default(5),
  maxRetrySeconds: z.number().positive().default(3600),
  /** How long a peer that sent wrong bytes is left alone. */
  dropPeerHours: z.number().positive().default(24),

  /** A service that keeps a second copy: https://ipfs.github.io/pinning-services-api-spec/ */
  pinning: z
    .strictObject({
      /** Base address, without `/pins`. */
      url: url.optional(),
      token: z.string().min(1).optional(),
      /** Multiaddresses at which the service finds the content: those of the Kubo node, for example. */
      origins: z.array(z.string().startsWith("/")).max(20).default([]),
      /** Before the service is asked again about a pin under way. */
      pollSeconds: z.number().positive().default(30),
    })
    .prefault({}),
});

export type ContentConfig = z.infer<typeof contentConfig>;
