import { getAddress, isAddress, ZeroAddress } from "ethers";
import { z } from "zod";
import { canonicalLanguage } from "../content/language.js";
import { type Bound, formatBound, formatBounded } from "./bounds.js";
import { parseCalendarDay } from "./calendar-day.js";
import { parseDuration } from "./duration.js";
import { nearestKey } from "./nearest-key.js";
import { parsePercentage } from "./percentage.js";

/** A value read by `read` and held to its bound. Missing keys are refused, never defaulted. */
function bounded(bound: Bound, what: string, read: (value: unknown) => number | undefined) {
  return z.unknown().transform((value, context): number => {
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (value === undefined) return refuse("is missing");
    const number = read(value);
    if (number === undefined) return refuse(`${JSON.stringify(value)} is not ${what}`);
    if (number < bound.min || number > bound.max) return refuse(outOfBounds(number, bound));
    return number;
  });
}

/** One wording for every number that is too small or too large. */
export function outOfBounds(value: number, bound: Bound): string {
  return `${formatBounded(value, bound.unit)} is out of bounds, must be ${formatBound(bound)} (${bound.source}: ${bound.rule})`;
}

export const countIn = (bound: Bound) =>
  bounded(bound, "a whole number", (value) =>
    Number.isSafeInteger(value) ? (value as number) : undefined,
  );

export const durationIn = (bound: Bound) =>
  bounded(
    bound,
    'a duration such as "14 days", "72 hours" or a whole number of seconds',
    parseDuration,
  );

export const shareIn = (bound: Bound) =>
  bounded(bound, "a percentage such as 10 or 12.5 (two decimals at most)", parsePercentage);

/** A day as people write it, 00:00 UTC of it in seconds since 1970. */
export const calendarDay = z.unknown().transform((value, context): number => {
  if (value === undefined) {
    context.addIssue({ code: "custom", message: "is missing" });
    return z.NEVER;
  }
  const seconds = parseCalendarDay(value);
  if (seconds === undefined) {
    context.addIssue({
      code: "custom",
      message: `${JSON.stringify(value)} is not a day after 1970-01-01, written as "2027-01-31"`,
    });
    return z.NEVER;
  }
  return seconds;
});

/** A name that may stand in an address or a file name: "co-leader", "code-of-conduct". */
export const slugUpTo = (max: number) =>
  z.string().regex(new RegExp(`^[a-z0-9][a-z0-9.-]{0,${max - 1}}$`), {
    error: `must be 1 to ${max} characters of a-z, 0-9, "." and "-", the first a letter or digit`,
  });

export const byteLength = (text: string) => new TextEncoder().encode(text).byteLength;

/** Text without control characters, 1 to `max` bytes. */
export const textUpTo = (max: number, min = 1) =>
  z.string().superRefine((text, context) => {
    const length = byteLength(text);
    const message =
      length < min
        ? "is empty"
        : length > max
          ? `is ${length} bytes long, at most ${max} are allowed`
          : /\p{Cc}/u.test(text) || text !== text.trim()
            ? "has control characters or spaces at its ends"
            : undefined;
    if (message !== undefined) context.addIssue({ code: "custom", message });
  });

/** A choice of words; a near miss is named. */
export function wordOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, {
    error: ({ input }) => {
      if (input === undefined) return undefined;
      const near = typeof input === "string" ? nearestKey(input, words) : undefined;
      const all = words.map((word) => `"${word}"`).join(", ");
      return `${JSON.stringify(input)} is none of ${all}${near === undefined ? "" : `; did you mean "${near}"?`}`;
    },
  });
}

/** An address with its checksum, so that a mistyped digit is noticed. */
export const checksummedAddress = z.string().superRefine((text, context) => {
  const refuse = (message: string) => context.addIssue({ code: "custom", message });
  if (!/^0x[0-9a-fA-F]{40}$/.test(text))
    refuse(`"${text.slice(0, 80)}" is not an address (0x and 40 hexadecimal digits)`);
  else if (!isAddress(text))
    refuse(`${text} has a wrong checksum; one of its characters is mistyped`);
  else if (getAddress(text) !== text)
    refuse(`${text} has no checksum; write ${getAddress(text)} if that is the account`);
  else if (text === ZeroAddress) refuse("the zero address is nobody");
});

export const languageTag = z.string().superRefine((text, context) => {
  const canonical = canonicalLanguage(text);
  // "french" is well-formed, too, but no registered language has more than three letters.
  const tag = canonical !== undefined && /^[a-z]{2,3}(-|$)/.test(canonical);
  if (tag && canonical === text) return;
  const message = !tag
    ? `"${text.slice(0, 80)}" is not a BCP 47 language tag of at most 35 characters, such as "en" or "pt-BR"`
    : `"${text}" is written "${canonical}"`;
  context.addIssue({ code: "custom", message });
});

/** A path that cannot leave the directory it starts from and reads the same on every system. */
export const relativePath = (max: number) =>
  textUpTo(max).refine(
    (path) =>
      !/[\\:]/.test(path) &&
      path.split("/").every((part) => part !== "" && part !== "." && part !== ".."),
    {
      error:
        'must be a relative path with "/" between its parts and no ".." (such as "docs/charter.en.md")',
    },
  );

/**
 * An object in which every key must be known. `refused` explains keys people try on purpose.
 */
export function section<Shape extends z.ZodRawShape>(
  shape: Shape,
  refused: Record<string, string> = {},
) {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys") return undefined;
      return (issue.keys as string[]).map((key) => explain(key)).join("; ");
    },
  });

  function explain(key: string): string {
    if (Object.hasOwn(refused, key)) return `unknown key "${key}": ${refused[key]}`;
    const near = nearestKey(key, known);
    return `unknown key "${key}"; ${near === undefined ? `known here: ${known.join(", ")}` : `did you mean "${near}"?`}`;
  }
}
