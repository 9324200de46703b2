import { z } from "zod";
import { CONTRACT_TITLES, type ContractName } from "../../../core/contracts/addresses.js";
import { receiptSchema } from "../../../core/wire/receipt-schema.js";

const hash = z.string().regex(/^0x[0-9a-f]{64}$/);

/** Large numbers travel as text. */
const value = z.union([
  z.object({ number: z.string().regex(/^\d{1,80}$/) }),
  z.string().max(2_000),
]);

const effectSchema = z.object({
  contract: z.enum(Object.keys(CONTRACT_TITLES) as [ContractName, ...ContractName[]]),
  event: z.string().max(100),
  args: z.record(z.string(), value),
});

/**
 * What survives a reload of something under way: a relay's signed promise, or the hash of a transaction. Nothing of it
 * is secret, and nothing of it lets anybody act.
 */
export const keptActSchema = z.object({
  id: z.string().max(100),
  title: z.string().max(500),
  account: z.string().max(42),
  relay: z.string().max(2_000).optional(),
  receipt: receiptSchema.optional(),
  signature: z.string().max(9_000).optional(),
  effect: effectSchema
    .transform(({ args, ...rest }) => ({
      ...rest,
      args: Object.fromEntries(
        Object.entries(args).map(([name, each]) => [
          name,
          typeof each === "string" ? each : BigInt(each.number),
        ]),
      ),
    }))
    .optional(),
  /** Of a post: the list it goes to. */
  list: hash.optional(),
  transaction: hash.optional(),
});

export type KeptAct = z.infer<typeof keptActSchema>;

/** As it is written down. */
export function writeKept(acts: readonly KeptAct[]): string {
  return JSON.stringify(acts, (_, each: unknown) =>
    typeof each === "bigint" ? { number: each.toString() } : each,
  );
}

/** What is written down there, without what makes no sense. */
export function readKept(text: string | null): KeptAct[] {
  let list: unknown;
  try {
    list = JSON.parse(text ?? "[]");
  } catch {
    return [];
  }
  if (!Array.isArray(list)) return [];
  return list.flatMap((each) => {
    const parsed = keptActSchema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}
