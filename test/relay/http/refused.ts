import { expect } from "chai";
import { wireErrorSchema, type WireError } from "../../../core/wire/error.js";

/** Expects a 4xx in the one shape: a code for programs and one line for people. */
export async function expectRefused(
  response: Response,
  status?: number,
  code?: string,
): Promise<WireError> {
  const text = await response.text();
  if (status === undefined) expect(response.status, text).to.be.within(400, 499);
  else expect(response.status, text).to.equal(status);
  const error = wireErrorSchema.strict().parse(JSON.parse(text));
  expect(error.message, "more than one line").not.to.match(/[\r\n]/);
  expect(response.headers.get("content-type")).to.equal("application/json; charset=utf-8");
  expect(response.headers.get("x-content-type-options")).to.equal("nosniff");
  if (code !== undefined) expect(error.code).to.equal(code);
  return error;
}
