import type { ParamType, Result } from "ethers";
import { contractAt, INTERFACES } from "../../../../core/contracts/index.js";
import type { Call } from "../../../../core/motions/index.js";
import { renditionsInWords, valueInWords, type Writing } from "./value-words.js";

/** A sentence of the namespace "calls", and what stands in it. */
export interface SpokenCall {
  key: string;
  values: Record<string, string>;
}

/** Functions that are spoken of in the same words. */
const SAME: Readonly<Record<string, string>> = { "archive.adoptStanding": "archive.adopt" };

/** Functions whose words depend on one of their arguments. */
const VARIANTS: Readonly<Record<string, (args: Result) => string>> = {
  "archive.adopt": ({ base }) => (BigInt(base as string) === 0n ? "first" : "next"),
  "lists.open": ({ purpose }) => (purpose === "" ? "silent" : "for"),
  "rulebook.setOrdinaryCall": ({ ordinary }) => (ordinary === true ? "on" : "off"),
  "offices.setExclusion": ({ exclusive }) => (exclusive === true ? "on" : "off"),
};

/**
 * What a call says, for a sentence in the reader's language. Only for calls that `describeCall` of core knows: whether one can
 * be read at all is decided there.
 *
 * @returns nothing for what is no call of the coalition's contracts.
 */
export function spokenCall(call: Call, writing: Writing): SpokenCall | undefined {
  const contract = contractAt(writing.addresses, call.target);
  if (contract === undefined) return undefined;
  const parsed = parse(contract, call.calldata);
  if (parsed === undefined) return undefined;
  const name = `${contract}.${parsed.name}`;
  const plain = SAME[name] ?? name;
  const variant = VARIANTS[plain]?.(parsed.args);
  return {
    key: variant === undefined ? plain : `${plain}.${variant}`,
    values: Object.fromEntries(leaves(parsed.inputs, parsed.args, writing)),
  };
}

function parse(contract: keyof typeof INTERFACES, data: string) {
  try {
    const parsed = INTERFACES[contract].parseTransaction({ data });
    return parsed === null
      ? undefined
      : { name: parsed.name, args: parsed.args, inputs: parsed.fragment.inputs };
  } catch {
    return undefined;
  }
}

/** Every value by its own name; members of structs too, since their names differ. */
function* leaves(
  inputs: readonly ParamType[],
  values: Result,
  writing: Writing,
): Generator<[string, string]> {
  for (const [index, input] of inputs.entries()) {
    const value: unknown = values[index];
    if (input.name === "renditions")
      yield [input.name, renditionsInWords([...(value as Result)] as Result[], writing)];
    else if (input.components) yield* leaves(input.components, value as Result, writing);
    else if (input.arrayChildren === null) yield [input.name, valueInWords(input, value, writing)];
  }
}
