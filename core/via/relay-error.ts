import { DaoError, type DaoErrorOptions } from "../errors.js";

/** A relay refused, broke its word, or is none: whatever it is, the relay's doing and not the rules'. */
export class RelayError extends DaoError {
  /** URL of the relay. */
  readonly relay: string;

  constructor(relay: string, code: string, message: string, options: DaoErrorOptions = {}) {
    super(code, message, options);
    this.relay = relay;
  }
}

export function isRelayError(value: unknown): value is RelayError {
  return value instanceof RelayError;
}
