/** What a {@link DaoError} becomes on the `--json` output and in API answers. */
export interface DaoErrorJson {
  error: { code: string; message: string; hint: string | undefined };
}

/** Optional parts of a {@link DaoError}. */
export interface DaoErrorOptions {
  /** One line saying what would be right, or what to do next. */
  hint?: string | undefined;
  /** The error underneath, kept for debugging and never printed to people. */
  cause?: unknown;
}

/**
 * An expected refusal: the input, the chain or the moment does not allow what was asked.
 * Everything a person can run into is one of these; any other error is a bug and may crash.
 */
export class DaoError extends Error {
  override readonly name: string = "DaoError";
  /** Stable identifier in SCREAMING_SNAKE case; scripts branch on it, so it never changes. */
  readonly code: string;
  readonly hint: string | undefined;

  /**
   * @param code SCREAMING_SNAKE identifier, for example `CID_MALFORMED`.
   * @param message one clear line saying what was wrong, offending value included.
   */
  constructor(code: string, message: string, { hint, cause }: DaoErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint;
  }

  toJSON(): DaoErrorJson {
    return { error: { code: this.code, message: this.message, hint: this.hint } };
  }
}

/** Tells an expected refusal from a bug, also when the value is not an error at all. */
export function isDaoError(value: unknown): value is DaoError {
  return value instanceof DaoError;
}
