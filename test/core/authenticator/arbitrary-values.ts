import { getAddress, hexlify, type ParamType } from "ethers";
import fc from "fast-check";
import { type PaperValues } from "../../../core/authenticator/index.js";
import { parametersOf, type Verb } from "../../../core/authenticator/verb.js";

/** Any arguments a verb may have, with the edges likely. */
export function arbitraryValues(verb: Verb): fc.Arbitrary<PaperValues> {
  const fields = verb.fields.map(({ name }, i) => [name, arbitrary(parametersOf(verb)[i]!)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>);
}

/** Any value of a Solidity type, as ethers gives it back. */
export function arbitrary(param: ParamType): fc.Arbitrary<unknown> {
  const { type, arrayChildren, components } = param;
  if (arrayChildren) return fc.array(arbitrary(arrayChildren), { maxLength: 4 });
  if (components) {
    return fc.record(Object.fromEntries(components.map((field) => [field.name, arbitrary(field)])));
  }
  const [, bits] = /^uint(\d+)$/.exec(type) ?? [];
  if (bits !== undefined) return fc.bigInt(0n, 2n ** BigInt(bits) - 1n);
  if (type === "bool") return fc.boolean();
  if (type === "string") return fc.string({ unit: "grapheme", maxLength: 70 });
  if (type === "address") return hex(20, 20).map(getAddress);
  if (type === "bytes") return hex(0, 70);
  if (type === "bytes32") return hex(32, 32);
  throw new Error(`no values for ${type}`);
}

export const hex = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((bytes) => hexlify(bytes));
