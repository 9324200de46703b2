import { AbiCoder, type ParamType, type Result } from "ethers";
import { DaoError } from "../errors.js";
import { parametersOf, type Verb } from "./verb.js";

/** Arguments of a verb by the names of the struct's members; numbers as bigint, number or text. */
export type PaperValues = Readonly<Record<string, unknown>>;

const CODER = AbiCoder.defaultAbiCoder();

/**
 * The arguments as the contract passes them on.
 *
 * @returns hex.
 * @throws DaoError `PAPER_ARGUMENTS_INVALID`
 */
export function encodeArguments(verb: Verb, values: PaperValues): string {
  const known = new Set(verb.fields.map(({ name }) => name));
  const strange = Object.keys(values).find((name) => !known.has(name));
  if (strange !== undefined) throw invalid(verb, `it has no "${strange}"`);
  const missing = verb.fields.find(({ name }) => values[name] === undefined);
  if (missing) throw invalid(verb, `"${missing.name}" is missing`);
  try {
    return CODER.encode(
      parametersOf(verb),
      verb.fields.map(({ name }) => values[name]),
    );
  } catch (cause) {
    throw invalid(verb, "a value does not fit its type", cause);
  }
}

/**
 * The arguments by name. Only the one encoding that `encodeArguments` gives is read.
 *
 * @throws DaoError `PAPER_ARGUMENTS_MALFORMED`
 */
export function decodeArguments(verb: Verb, encoded: string): Result {
  const inputs = parametersOf(verb);
  try {
    const values = CODER.decode(inputs, encoded);
    if (CODER.encode(inputs, [...values]) === encoded.toLowerCase()) return values;
  } catch (cause) {
    throw malformed(verb, cause);
  }
  throw malformed(verb);
}

/** What the struct holds between declaration and member. */
export function messageOf(verb: Verb, encoded: string): Record<string, unknown> {
  const values = decodeArguments(verb, encoded);
  const inputs = parametersOf(verb);
  return Object.fromEntries(
    verb.fields.map(({ name }, index) => [name, plain(inputs[index], values[index])]),
  );
}

/** Lists and structs of ethers as arrays and objects. */
function plain(param: ParamType | undefined, value: unknown): unknown {
  const element = param?.arrayChildren;
  if (element) return [...(value as Result)].map((item) => plain(element, item));
  if (!param?.components) return value;
  return Object.fromEntries(
    param.components.map((field, index) => [field.name, plain(field, (value as Result)[index])]),
  );
}

function invalid({ primaryType, fields }: Verb, why: string, cause?: unknown): DaoError {
  const wanted = fields.map(({ type, name }) => `${type} ${name}`).join(", ") || "nothing";
  return new DaoError(
    "PAPER_ARGUMENTS_INVALID",
    `The paper ${primaryType} cannot be made: ${why}.`,
    {
      hint: `It takes: ${wanted}.`,
      cause,
    },
  );
}

function malformed({ primaryType }: Verb, cause?: unknown): DaoError {
  return new DaoError(
    "PAPER_ARGUMENTS_MALFORMED",
    `The arguments are not those of the paper ${primaryType}.`,
    { hint: "They are the ABI encoding of what the verb takes, exactly, as hexadecimal.", cause },
  );
}
