import { z } from "zod";
import { addressField } from "../../../core/wire/fields.js";

/** A wallet as EIP-1193 has it. What it answers is anybody's: every answer is checked. */
export interface WalletProvider {
  request(asked: { method: string; params?: unknown }): Promise<unknown>;
  on?(event: string, listener: (value: unknown) => void): unknown;
  removeListener?(event: string, listener: (value: unknown) => void): unknown;
}

/** A wallet may show many accounts, and a hostile one any number. */
const MOST_ACCOUNTS = 100;

const accountsSchema = z.array(addressField).max(MOST_ACCOUNTS);

const chainSchema = z
  .union([z.string().regex(/^0x[0-9a-fA-F]{1,13}$/), z.int().nonnegative()])
  .transform(Number);

/** Accounts out of an answer or an event, checksummed; none out of anything else. */
export function accountsIn(answer: unknown): string[] {
  const parsed = accountsSchema.safeParse(answer);
  return parsed.success ? parsed.data : [];
}

/** The chain out of an answer or an event; nothing out of anything else. */
export function chainIn(answer: unknown): number | undefined {
  const parsed = chainSchema.safeParse(answer);
  return parsed.success ? parsed.data : undefined;
}

const connectSchema = z.object({ chainId: chainSchema });

/** The chain out of a `connect` event, which wraps it. */
export function chainOfConnect(value: unknown): number | undefined {
  const parsed = connectSchema.safeParse(value);
  return parsed.success ? parsed.data.chainId : undefined;
}

/** A chain's number as wallets want it. */
export const chainHex = (chainId: number): string => `0x${chainId.toString(16)}`;
