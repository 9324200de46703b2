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

/** Statuses that say more than the general rule does. */
const STATUS: Readonly<Record<string, number>> = {
  CONTENT_TOO_LARGE: 413,
  CAR_TOO_LARGE: 413,
  CONTENT_REFUSED: 451,
  CONTENT_BUDGET_SPENT: 507,
  CONTENT_SHARE_SPENT: 507,
};

/** What is not the asker's fault and passes, or is mended by the operator: the node, the store and the index behind us. */
const NOT_NOW =
  /^(CHAIN_UNREACHABLE|BLOCK_MISSING|LOG_MALFORMED|EVENT_UNKNOWN|JOURNAL_DIFFERS|CONTENT_DAMAGED|CONTENT_STORE_UNUSABLE)$/;

/** The status of a DaoError: its own if it brings one, otherwise told by its code. */
export function statusOf(error: DaoError): number {
  const { code } = error;
  if ("status" in error && typeof error.status === "number") return error.status;
  const known = STATUS[code];
  if (known !== undefined) return known;
  if (NOT_NOW.test(code)) return 503;
  if (/_(MALFORMED|INVALID|TOO_LONG|TOO_LARGE)$|^(INPUT|JSON)_/.test(code)) return 400;
  if (/_(NOT_FOUND|UNKNOWN|MISSING)$/.test(code)) return 404;
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
