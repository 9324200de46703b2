import { DaoError, type DaoErrorOptions } from "../../core/errors.js";

/** Why the write side does not take a message, and which kind of refusal that is over HTTP. */
export class WriteRefusal extends DaoError {
  override readonly name = "WriteRefusal";
  /** Seconds after which it is worth trying again, where that is known. */
  readonly retryAfter: number | undefined;

  /** @param status HTTP status: 4xx what was asked cannot be, 503 not now. */
  constructor(
    readonly status: 400 | 403 | 409 | 413 | 422 | 429 | 503,
    code: string,
    message: string,
    { retryAfter, ...options }: DaoErrorOptions & { retryAfter?: number | undefined } = {},
  ) {
    super(code, message, options);
    this.retryAfter = retryAfter;
  }
}

/** Everything can also be done without a relay; said whenever this one cannot help. */
export const WITHOUT_RELAY = "Send it to the chain yourself, or through another relay.";
