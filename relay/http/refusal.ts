import { wireCodeOf, type WireError } from "../../core/wire/error.js";
import type { DaoError } from "../../core/errors.js";

/** An expected refusal with the status it is answered with. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";
  readonly statusCode: number;
  /** kebab-case and stable. */
  readonly code: string;
  readonly hint: string | undefined;

  /** @param message one clear line saying what was wrong. */
  constructor(
    statusCode: number,
    code: string,
    message: string,
    { hint, cause }: { hint?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.statusCode = statusCode;
    this.code = code;
    this.hint = hint;
  }
}

/** The status of a DaoError: its own if it brings one, otherwise told by its code. */
export function statusOf(error: DaoError): number {
  const { code } = error;
  if ("status" in error && typeof error.status === "number") return error.status;
  if (/_(MALFORMED|INVALID|TOO_LONG|TOO_LARGE)$|^(INPUT|JSON)_/.test(code)) return 400;
  if (/_(NOT_FOUND|UNKNOWN|MISSING)$/.test(code)) return 404;
  if (/^CHAIN_UNREACHABLE$/.test(code)) return 503;
  return 422;
}

const LONGEST_LINE = 500;

/** One line without control or direction characters, whatever a value quoted in it brought along. */
export function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim();
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE - 1)}…`;
}

/** The only shape in which anything is refused. */
export function wireError(code: string, message: string, hint?: string): WireError {
  return {
    code: wireCodeOf(code),
    message: oneLine(message),
    ...(hint !== undefined && { hint: oneLine(hint) }),
  };
}
