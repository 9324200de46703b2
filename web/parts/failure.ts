import { DaoError } from "../../core/errors.js";

/** What an error says to a person: its own words, and what to do if it knows. */
export function describeError(error: unknown): { words: string; hint?: string } | undefined {
  if (error instanceof DaoError) {
    return error.hint === undefined
      ? { words: error.message }
      : { words: error.message, hint: error.hint };
  }
  if (error instanceof Error && error.message !== "") return { words: error.message };
  return undefined;
}
