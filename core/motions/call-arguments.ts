import type { ParamType, Result } from "ethers";
import type { CoalitionAddresses } from "../contracts/index.js";
import { argumentInWords } from "./argument-words.js";

/** One argument of a call; members of lists and structs are arguments of their own, "renditions[0].language". */
export interface CallArgument {
  name: string;
  /** Solidity type. */
  type: string;
  /** The exact value, with its meaning in parentheses. */
  value: string;
}

/** Takes decoded arguments apart. Throws when a text among them is not UTF-8. */
export function callArguments(
  addresses: CoalitionAddresses,
  inputs: readonly ParamType[],
  values: Result,
): CallArgument[] {
  return inputs.flatMap((input, index) =>
    flatten(addresses, input, values[index], input.name || `argument ${index + 1}`, input.name),
  );
}

function flatten(
  addresses: CoalitionAddresses,
  param: ParamType,
  value: unknown,
  path: string,
  name: string,
): CallArgument[] {
  const element = param.arrayChildren;
  if (element) {
    const items = [...(value as Result)] as unknown[];
    if (items.length === 0) return [{ name: path, type: param.type, value: "(none)" }];
    return items.flatMap((item, i) => flatten(addresses, element, item, `${path}[${i}]`, name));
  }
  if (param.components) {
    const fields = value as Result;
    return param.components.flatMap((field, i) =>
      flatten(addresses, field, fields[i], `${path}.${field.name}`, field.name),
    );
  }
  const { type } = param;
  return [{ name: path, type, value: argumentInWords(addresses, { name, type, value }) }];
}
