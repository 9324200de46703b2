import { z } from "zod";

/** The state a relay's index is in: whoever replays the chain to the same block, with the same content, gets the same. */
export const stateSchema = z
  .object({
    number: z.int().nonnegative(),
    hash: z.string().regex(/^0x[0-9a-f]{64}$/),
    /** SHA-256 over all rows; see `stateDigest` of core/replay. */
    digest: z.string().regex(/^0x[0-9a-f]{64}$/),
  })
  .meta({ id: "State" });

export type WireState = z.infer<typeof stateSchema>;
