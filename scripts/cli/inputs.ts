import { Argument, InvalidArgumentError, Option } from "commander";
import { isDaoError } from "../../core/errors.js";

/** Reads one word of the command line. Throws a DaoError or an Error that says what would be right. */
export type Parse<Value> = (text: string) => Value;

/** An argument or an option: how it is written, and what it becomes. */
export interface InputSpec<Value = unknown> {
  flags: string;
  describe: string;
  /** Missing for options that take no word. */
  parse?: Parse<unknown>;
  /** Gathers every occurrence in a list. */
  many: boolean;
  mandatory: boolean;
  fallback?: Value;
  /** Carries the type; never set. */
  readonly value?: Value;
}

/** What `run` receives: for each name its parsed value. */
export type InputValues<Specs extends Record<string, InputSpec>> = {
  [Name in keyof Specs]: Specs[Name] extends InputSpec<infer Value> ? Value : never;
};

const spec = <Value>(
  flags: string,
  describe: string,
  rest: Partial<InputSpec<Value>>,
): InputSpec<Value> => ({ flags, describe, many: false, mandatory: false, ...rest });

/** `<name>`: must be given. */
export const argument = <Value>(flags: string, describe: string, parse: Parse<Value>) =>
  spec<Value>(flags, describe, { parse, mandatory: true });

/** `[name]`: may be left out. */
export const optionalArgument = <Value>(flags: string, describe: string, parse: Parse<Value>) =>
  spec<Value | undefined>(flags, describe, { parse });

/** `<name...>` (at least one) or `[name...]` (any number); the last argument only. */
export const argumentList = <Value>(flags: string, describe: string, parse: Parse<Value>) =>
  spec<Value[]>(flags, describe, { parse, many: true, mandatory: flags.startsWith("<") });

/** `--name <word>`: may be left out. */
export const option = <Value>(flags: string, describe: string, parse: Parse<Value>) =>
  spec<Value | undefined>(flags, describe, { parse });

/** `--name <word>` with a value when it is left out. */
export const optionOr = <Value>(
  flags: string,
  describe: string,
  parse: Parse<Value>,
  fallback: NoInfer<Value>,
) => spec<Value>(flags, describe, { parse, fallback });

/** `--name <word>`: must be given. */
export const requiredOption = <Value>(flags: string, describe: string, parse: Parse<Value>) =>
  spec<Value>(flags, describe, { parse, mandatory: true });

/** `--name <word>`, as often as one likes. */
export const optionList = <Value>(flags: string, describe: string, parse: Parse<Value>) =>
  spec<Value[]>(flags, describe, { parse, many: true, fallback: [] });

/** `--name`: there or not. */
export const flag = (flags: string, describe: string) =>
  spec<boolean>(flags, describe, { fallback: false });

/** Commander's parser for a specification; what it refuses is a usage error. */
function parser(input: InputSpec): (text: string, previous: unknown) => unknown {
  const seen: unknown[] = [];
  return (text) => {
    let value: unknown;
    try {
      value = input.parse?.(text);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const hint = isDaoError(error) && error.hint !== undefined ? ` ${error.hint}` : "";
      throw new InvalidArgumentError(`${error.message}${hint}`);
    }
    if (!input.many) return value;
    seen.push(value);
    return [...seen];
  };
}

export function toArgument(input: InputSpec): Argument {
  const argument = new Argument(input.flags, input.describe).argParser(parser(input));
  return input.many && !input.mandatory ? argument.default([]) : argument;
}

export function toOption(input: InputSpec): Option {
  const option = new Option(input.flags, input.describe);
  if (input.parse !== undefined) option.argParser(parser(input));
  // Help should not say that what is left out is not there.
  if (!isEmpty(input.fallback)) option.default(input.fallback);
  return option.makeOptionMandatory(input.mandatory);
}

/** What stands for an input that was left out and has no value of its own. */
const isEmpty = (value: unknown) =>
  value === undefined || value === false || (Array.isArray(value) && value.length === 0);
