import { getAddress, isAddress } from "ethers";
import { parseDuration } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { parsePort } from "./port.js";

const refuse = (message: string, hint: string): never => {
  throw new DaoError("INPUT_INVALID", `${message}.`, { hint });
};

/** Any words, but not none. */
export function text(given: string): string {
  return given.trim() === "" ? refuse("The text is empty", "Put it in quotes.") : given;
}

/** A whole number from 0. */
export function wholeNumber(given: string): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && Number.isSafeInteger(number)) return number;
  return refuse(`"${given}" is not a whole number`, 'Write digits only, such as "12".');
}

/** Seconds, from "14 days", "72 hours" or a number of seconds; "14d" and "72h" too. */
export function duration(given: string): number {
  const short = /^(\d+) ?([smhdw])$/.exec(given.trim());
  const unit = { s: "seconds", m: "minutes", h: "hours", d: "days", w: "weeks" }[short?.[2] ?? ""];
  const words = /^\d+$/.test(given.trim()) ? `${given.trim()} seconds` : given;
  const seconds = parseDuration(unit === undefined ? words : `${short?.[1]} ${unit}`);
  if (seconds !== undefined) return seconds;
  return refuse(`"${given}" is not a duration`, 'Write such as "14 days", "72 hours", 14d or 72h.');
}

/** An account or contract, with or without checksum. */
export function address(given: string): string {
  if (/^0x[0-9a-fA-F]{40}$/.test(given) && isAddress(given)) return getAddress(given);
  return refuse(
    `"${given.slice(0, 80)}" is not an address`,
    "Write 0x and 40 hexadecimal digits; in mixed case the checksum must be right.",
  );
}

export const port = parsePort;

/** One of the given words. */
export const oneOf =
  <const Words extends readonly string[]>(...words: Words) =>
  (given: string): Words[number] =>
    words.includes(given)
      ? given
      : refuse(`"${given.slice(0, 80)}" is none of the choices`, `Choose ${words.join(", ")}.`);
