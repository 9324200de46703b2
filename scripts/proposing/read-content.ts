import { nearestKey } from "../../core/coalition/index.js";
import { DaoError } from "../../core/errors.js";
import { quote } from "../../core/format/index.js";
import { argumentList, type InputSpec, toOption } from "../cli/inputs.js";
import type { Content, MotionWords } from "./contents/content.js";
import { CONTENTS } from "./contents/index.js";

const NAMES = CONTENTS.map(({ name }) => name);

/** `[content...]`: the name of a content, and its arguments. */
export const contentArgument = argumentList(
  "[content...]",
  `what is moved, as after propose: ${NAMES.join(", ")}, then its words`,
  String,
);

/** The options of all contents; which of them belong to the one that is chosen is known only then. */
export const contentOptions: Readonly<Record<string, InputSpec>> = Object.fromEntries(
  CONTENTS.flatMap(({ options }) => Object.values(options)).map((input) => [
    keyOf(input),
    { ...input, describe: describeShared(input), mandatory: false, fallback: undefined },
  ]),
);

/**
 * Understands what follows `amend <motion>`, as if it followed `propose`.
 *
 * @param words - the content's name and its arguments, as typed.
 * @param given - values of {@link contentOptions}, parsed.
 * @throws DaoError `CONTENT_UNKNOWN`, `INPUT_INVALID`, and what the content itself refuses.
 */
export async function readContent(
  [name = "", ...words]: readonly string[],
  given: Readonly<Record<string, unknown>>,
): Promise<MotionWords> {
  const content = findContent(name);
  const input = { ...argumentsOf(content, words), ...optionsOf(content, given) };
  return content.words(input as never);
}

function findContent(name: string): Content {
  const found = CONTENTS.find((content) => content.name === name);
  if (found !== undefined) return found;
  const near = nearestKey(name, NAMES);
  throw new DaoError(
    "CONTENT_UNKNOWN",
    name === "" ? "It is not said what is moved." : `${quote(name)} is nothing that can be moved.`,
    { hint: near === undefined ? `Choose ${NAMES.join(", ")}.` : `Did you mean ${near}?` },
  );
}

function argumentsOf(content: Content, words: readonly string[]): Record<string, unknown> {
  const left = [...words];
  const values = Object.entries(content.arguments).map(([name, input]) => {
    const taken = input.many ? left.splice(0) : left.splice(0, 1);
    if (taken.length === 0 && input.mandatory)
      throw wrong(`${usageOf(content)}: ${input.flags} is missing.`, `It is ${input.describe}.`);
    const parsed = taken.map((word) => input.parse?.(word));
    return [name, input.many ? parsed : parsed[0]];
  });
  if (left.length > 0) {
    throw wrong(
      `${quote(left.join(" "))} is too much after ${content.name}.`,
      `Write ${usageOf(content)}; put words that belong together in quotes.`,
    );
  }
  return Object.fromEntries(values) as Record<string, unknown>;
}

function optionsOf(
  content: Content,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const own = Object.entries(content.options);
  const keys = new Set(own.map(([, input]) => keyOf(input)));
  const foreign = Object.entries(contentOptions).find(
    ([key]) => given[key] !== undefined && !keys.has(key),
  );
  if (foreign !== undefined)
    throw wrong(`${foreign[1].flags} has nothing to do with ${content.name}.`, "Leave it out.");
  const values = own.map(([name, input]) => {
    const value = given[keyOf(input)];
    if (value === undefined && input.mandatory)
      throw wrong(`${usageOf(content)}: ${input.flags} is missing.`, `It is ${input.describe}.`);
    return [name, value ?? input.fallback];
  });
  return Object.fromEntries(values) as Record<string, unknown>;
}

/** "remove, tombstone: why …": whose option it is. */
function describeShared(input: InputSpec): string {
  const owners = CONTENTS.filter(({ options }) =>
    Object.values(options).some((each) => keyOf(each) === keyOf(input)),
  );
  return `${owners.map(({ name }) => name).join(", ")}: ${input.describe}`;
}

function usageOf({ name, arguments: inputs }: Content): string {
  return [name, ...Object.values(inputs).map(({ flags }) => flags)].join(" ");
}

/** What commander calls an option. */
function keyOf(input: InputSpec): string {
  return toOption(input).attributeName();
}

function wrong(message: string, hint: string): DaoError {
  return new DaoError("INPUT_INVALID", message, { hint });
}
