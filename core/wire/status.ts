import { z } from "zod";
import { addressField, bytes32Field } from "./fields.js";

const partSchema = z.object({
  ok: z.boolean(),
  /** One line for people. */
  detail: z.string(),
});

const headSchema = z.object({ number: z.int().nonnegative(), hash: bytes32Field });

/** What a relay says of itself. All of it can be checked: the head against another node, the key by its challenge. */
export const relayStatusSchema = z
  .object({
    version: z.string(),
    chainId: z.int().positive(),
    directory: addressField,
    /** The account that signs receipts and pays; null for a relay that only reads. */
    relay: addressField.nullable(),
    /** The newest block the relay's node shows. */
    head: headSchema,
    /** How far the index has read; null without one. */
    index: headSchema.nullable(),
    /** Every part that is switched on: write, index, content, mail. */
    parts: z.record(z.string(), partSchema),
    /** Seconds since 1970. */
    startedAt: z.int().nonnegative(),
    /** EIP-712 signature of the challenge by `relay`; null when none was asked for or there is no key. */
    answer: z
      .string()
      .regex(/^0x[0-9a-f]{130}$/)
      .nullable(),
  })
  .meta({ id: "Status" });

export type RelayStatus = z.infer<typeof relayStatusSchema>;

export const statusQuerySchema = z.object({
  /** 32 bytes of the asker's choice, signed to show that the relay holds its key. */
  challenge: bytes32Field.optional(),
});

/** What the relay signs to show its key: the asker's challenge with where the relay stands. */
export const STATUS_TYPES = {
  RelayStatus: [
    { name: "challenge", type: "bytes32" },
    { name: "directory", type: "address" },
    { name: "headNumber", type: "uint256" },
    { name: "headHash", type: "bytes32" },
    { name: "relay", type: "address" },
  ],
};

/** No contract verifies it: the domain names the coalition by its directory. */
export const statusDomain = (chainId: number, directory: string) => ({
  name: "Three Opens Relay",
  version: "1",
  chainId,
  verifyingContract: directory,
});

/** The message of {@link STATUS_TYPES} for what a status says. */
export const statusMessage = (
  challenge: string,
  { directory, head, relay }: Pick<RelayStatus, "directory" | "head" | "relay">,
) => ({ challenge, directory, headNumber: head.number, headHash: head.hash, relay });
