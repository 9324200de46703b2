import { DaoError } from "../../core/errors.js";

/** What an error says to a person, in sentences: its own words, and what to do if it knows. */
export function describeError(error: unknown): { words: string; hint?: string } | undefined {
  if (error instanceof DaoError) {
    const words = sentence(error.message);
    return error.hint === undefined ? { words } : { words, hint: error.hint };
  }
  if (error instanceof Error && error.message !== "") return { words: sentence(error.message) };
  return undefined;
}

/** On a command line "Error: " stands before a message, and nothing after it. */
function sentence(message: string): string {
  const begun = message.replace(
    /^[a-z]+(?=[ ,]|$)/,
    (word) => word[0]?.toUpperCase() + word.slice(1),
  );
  return /[.!?:…]$/.test(begun) ? begun : `${begun}.`;
}
