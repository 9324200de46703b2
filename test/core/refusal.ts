import { expect } from "chai";
import { type DaoError, isDaoError } from "../../core/errors.js";

/** Runs something that must be refused and hands back the refusal. */
export async function refusalOf(action: () => unknown, code: string): Promise<DaoError> {
  try {
    await action();
  } catch (error) {
    if (!isDaoError(error)) throw error;
    expect(error.code, error.message).to.equal(code);
    expect(error.message, "one line").to.match(/^.+$/);
    return error;
  }
  throw new Error(`expected ${code}, but nothing was refused`);
}
