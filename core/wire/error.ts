import { z } from "zod";

/**
 * What a relay answers to everything it refuses, whatever the reason: the only shape of a 4xx or 5xx.
 * `code` is kebab-case and stable, programs branch on it; `message` is one line for people.
 */
export const wireErrorSchema = z
  .object({
    code: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
    message: z.string().min(1),
    hint: z.string().optional(),
  })
  .meta({ id: "Error", description: "Why the relay refused, in a word and in a line." });

export type WireError = z.infer<typeof wireErrorSchema>;

/** `INPUT_INVALID` of a DaoError as it is written on the wire: `input-invalid`. */
export const wireCodeOf = (code: string): string => code.toLowerCase().replaceAll("_", "-");
