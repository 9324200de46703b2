import { getAddress, isAddress } from "ethers";
import { z } from "zod";

/** Fields as they travel in JSON. What is parsed has one spelling: addresses checksummed, hexadecimal in lower case. */

const hexOf = (pattern: RegExp, what: string) =>
  z
    .string()
    .regex(pattern, { error: `must be ${what}`, abort: true })
    .toLowerCase();

export const addressField = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, {
    error: "must be an address: 0x and 40 hexadecimal digits",
    abort: true,
  })
  .refine(isAddress, { error: "must be an address; its checksum is wrong", abort: true })
  .overwrite(getAddress);

export const bytes32Field = hexOf(/^0x[0-9a-fA-F]{64}$/, "32 bytes: 0x and 64 hexadecimal digits");

/** Of a key (64 or 65 bytes) or whatever a wallet contract takes; never empty. */
export const signatureField = hexOf(
  /^0x([0-9a-fA-F]{2}){1,4096}$/,
  "a signature: 0x and 1 to 4,096 bytes as hexadecimal digits",
);

/** Bytes as hexadecimal. */
export const bytesField = (most: number) =>
  z
    .string()
    .max(2 + 2 * most, { error: `must be at most ${most} bytes` })
    .regex(/^0x([0-9a-fA-F]{2})*$/, { error: "must be bytes: 0x and hexadecimal digits in pairs" })
    .toLowerCase();

/** Seconds since 1970. */
export const momentField = z
  .int({ error: "must be a moment: whole seconds since 1970" })
  .min(0, { error: "must be a moment: whole seconds since 1970" })
  .max(2 ** 48 - 1, { error: "must be a moment: whole seconds since 1970" });

/** A number too large for JSON, as decimal digits. */
export const decimalField = (bits: number) =>
  z
    .string()
    .regex(/^(0|[1-9]\d{0,77})$/, {
      error: "must be a whole number in decimal digits, as text",
      abort: true,
    })
    .refine((digits) => BigInt(digits) < 1n << BigInt(bits), {
      error: `must fit into ${bits} bits`,
    });
