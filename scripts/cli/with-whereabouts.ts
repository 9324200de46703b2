import { GLOBAL_OPTIONS, type Settings } from "./settings.js";

/** What a command must be told again to mean the same coalition on the same chain. */
const WHEREABOUTS = ["network", "rpc", "coalition", "deployments", "content"] as const;

/** A command to type, and not the mere mention of a help page. */
const COMMAND = /npm run dao -- (?!-|[\w ]*--help)/g;

/**
 * Makes commands that a text tells somebody to type work as printed: with where this command line was told to look.
 *
 * @param settings - of the command line as typed; undefined if it could not be read.
 */
export function withWhereabouts(settings: Partial<Settings> | undefined): (text: string) => string {
  const given = WHEREABOUTS.flatMap((name) => {
    const value = settings?.[name];
    const usual = (GLOBAL_OPTIONS[name] as { fallback?: string }).fallback;
    return value === undefined || value === usual ? [] : [`--${name}`, quoted(value)];
  });
  if (given.length === 0) return (text) => text;
  const command = `npm run dao -- ${given.join(" ")} `;
  return (text) => text.replaceAll(COMMAND, () => command);
}

/** As a POSIX shell reads it as one word. */
const quoted = (word: string) =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
