import { Interface, type FunctionFragment, type ParamType } from "ethers";
import JSON5 from "json5";
import { DaoError } from "../../core/errors.js";

/**
 * Calldata from words: one word for each parameter, lists and structs as JSON5.
 *
 * @throws DaoError `ARGUMENTS_COUNT`, `ARGUMENT_MALFORMED`
 */
export function encodeCall(fragment: FunctionFragment, words: readonly string[]): string {
  const { inputs } = fragment;
  if (words.length !== inputs.length) {
    throw new DaoError(
      "ARGUMENTS_COUNT",
      `${fragment.format()} takes ${inputs.length} arguments; ${words.length} were given.`,
      { hint: `Write ${inputs.map((input) => `<${input.format("full")}>`).join(" ") || "none"}.` },
    );
  }
  const abi = new Interface([fragment]);
  const values = inputs.map((input, index) => readWord(input, words[index] as string));
  for (const [index, input] of inputs.entries())
    requireFits(input, values[index], words[index] as string);
  return abi.encodeFunctionData(fragment, values);
}

function readWord(input: ParamType, word: string): unknown {
  if (input.isArray() || input.isTuple()) {
    try {
      return JSON5.parse<unknown>(word);
    } catch (cause) {
      throw malformed(input, word, cause);
    }
  }
  if (input.type !== "bool") return word;
  const value = { true: true, yes: true, false: false, no: false }[word.toLowerCase()];
  if (value === undefined) throw malformed(input, word);
  return value;
}

/** Encoded alone, so that the refusal can name the argument. */
function requireFits(input: ParamType, value: unknown, word: string): void {
  try {
    new Interface([`function f(${input.format("full")})`]).encodeFunctionData("f", [value]);
  } catch (cause) {
    throw malformed(input, word, cause);
  }
}

function malformed(input: ParamType, word: string, cause?: unknown): DaoError {
  return new DaoError(
    "ARGUMENT_MALFORMED",
    `"${word.slice(0, 80)}" is no ${input.format("full")}.`,
    {
      hint: "Numbers are whole, addresses and bytes start with 0x, lists and structs are JSON5.",
      cause,
    },
  );
}
