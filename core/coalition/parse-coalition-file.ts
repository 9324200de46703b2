import JSON5 from "json5";
import type { z } from "zod";
import { CoalitionFileError, type CoalitionFileIssue } from "./coalition-file-error.js";
import type { CoalitionFile } from "./coalition-file.js";
import { coalitionFileSchema } from "./schema.js";

/**
 * Reads a coalition file. Durations come out in seconds, shares in hundredths of a percent.
 *
 * @param text JSON5.
 * @param source how messages call the file, normally its path.
 * @throws CoalitionFileError (`COALITION_FILE_INVALID`) with every problem found.
 */
export function parseCoalitionFile(text: string, source = "coalition file"): CoalitionFile {
  const result = coalitionFileSchema.safeParse(readJson5(text, source), { error: describeIssue });
  if (result.success) return result.data;
  const [first, ...others] = inOrderOfUse(result.error.issues).map(toIssue);
  if (first === undefined) throw new Error("a schema refused without saying why");
  throw new CoalitionFileError(source, [first, ...others]);
}

function readJson5(text: string, source: string): unknown {
  try {
    return JSON5.parse<unknown>(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    const message = `is not JSON5: ${cause.message.replace(/^JSON5: /, "")} (line:column)`;
    throw new CoalitionFileError(source, [{ path: "", message }], cause);
  }
}

/** Zod's own words say neither "missing" nor what was given. */
function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.input === undefined) return "is missing";
  if (issue.code !== "invalid_type") return undefined;
  const given =
    issue.input === null
      ? "null"
      : withArticle(Array.isArray(issue.input) ? "array" : typeof issue.input);
  return `must be ${withArticle(issue.expected)}, not ${given}`;
}

function withArticle(type: string): string {
  const word = type === "array" ? "list" : type;
  return `${/^[aeiou]/.test(word) ? "an" : "a"} ${word}`;
}

/** A misspelt key is the cause of the missing one, so it comes first. */
function inOrderOfUse(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  const unknownFirst = (issue: z.core.$ZodIssue) => (issue.code === "unrecognized_keys" ? 0 : 1);
  return [...issues].sort((a, b) => unknownFirst(a) - unknownFirst(b));
}

function toIssue({ path, message }: z.core.$ZodIssue): CoalitionFileIssue {
  const written = path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
  return { path: written, message };
}
