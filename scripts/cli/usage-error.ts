import { DaoError } from "../../core/errors.js";

/** What was typed is no sentence of the command line. Exit code 2. */
export class UsageError extends DaoError {
  constructor(message: string, hint: string) {
    super("USAGE", message, { hint });
  }
}
