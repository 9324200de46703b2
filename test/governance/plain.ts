import { Result } from "ethers";

/** A struct that a contract answered with, as an object that can be compared, changed and sent back. */
export function plain<T extends object>(struct: T): T {
  if (!(struct instanceof Result)) throw new TypeError("not an answer of a contract");
  return struct.toObject() as T;
}
