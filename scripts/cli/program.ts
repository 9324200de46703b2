import { Command as Program, CommanderError } from "commander";
import type { Command } from "./command.js";
import { toArgument, toOption, type InputSpec } from "./inputs.js";
import { addGlobalOptions, GLOBAL_OPTIONS, type Settings } from "./settings.js";
import type { Verb } from "./table.js";
import { UsageError } from "./usage-error.js";

/** What was typed, understood. */
export interface Invocation {
  command: Command;
  settings: Settings;
  input: Record<string, unknown>;
}

/** `--help` was asked for and printed. */
export const HELP_SHOWN = Symbol("help was shown");

/**
 * Understands a command line. Only the file of the verb that was typed is loaded.
 *
 * @throws UsageError
 */
export async function parseCommandLine(
  verbs: readonly Verb[],
  words: readonly string[],
): Promise<Invocation | typeof HELP_SHOWN> {
  let invocation: Invocation | undefined;
  let complaint = "";
  const root = new Program("dao");
  root
    .description(
      "Run a coalition in the open: deploy it, join it, move, vote, execute, archive, verify.",
    )
    .usage("<verb> [options]")
    .configureOutput({ writeErr: (text) => void (complaint += text) })
    .showSuggestionAfterError(true)
    .exitOverride();
  addGlobalOptions(root);

  const chosen = verbOf(root, verbs, words);
  for (const verb of verbs) {
    const place = subprogram(root, verb, verbs);
    if (verb !== chosen) continue;
    const command = await verb.load();
    describeInputs(place, command);
    place.action(() => {
      invocation = { command, settings: settingsOf(root), input: inputOf(place, command) };
    });
  }
  try {
    await root.parseAsync(words, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return HELP_SHOWN;
    if (error.code === "commander.help") {
      throw new UsageError("A verb is missing.", `${helpOf(groupOf(root, words))} lists them.`);
    }
    const [message = error.message, suggestion] = complaint
      .trim()
      .replace(/^error: /, "")
      .split("\n");
    const help = helpOf(chosen?.name ?? groupOf(root, words));
    throw new UsageError(sentence(message), `${suggestion ?? ""} See ${help}`.trim());
  }
  if (invocation === undefined)
    throw new Error("the command line was parsed and nothing came of it");
  return invocation;
}

/** The verb the first words name; undefined when they name none (commander then says so). */
function verbOf(root: Program, verbs: readonly Verb[], words: readonly string[]): Verb | undefined {
  const plain = root.parseOptions([...words]).operands;
  if (plain[0] === "help") plain.shift();
  const named = verbs.filter(
    ({ name }) => name === plain.slice(0, name.split(" ").length).join(" "),
  );
  // A verb may have others below it: the longest name is meant.
  return named.sort((one, other) => other.name.length - one.name.length)[0];
}

function subprogram(root: Program, { name, describe }: Verb, verbs: readonly Verb[]): Program {
  const parts = name.split(" ");
  const own = parts.pop() as string;
  let parent = root;
  for (const group of parts) {
    const known = parent.commands.find((each) => each.name() === group);
    parent = known ?? inherit(root, parent.command(group).usage("<what> [options]"));
    // A verb of its own says what it does; others are what lies below them.
    if (verbs.some(({ name: verb }) => verb === group)) continue;
    parent.description(`${parent.description()}${parent.commands.length > 0 ? ", " : ""}${own}`);
  }
  const known = parent.commands.find((each) => each.name() === own) ?? parent.command(own);
  return inherit(root, known.description(describe).usage("[options]"));
}

const inherit = (root: Program, program: Program) =>
  program.copyInheritedSettings(root).configureHelp({ showGlobalOptions: true });

function describeInputs(program: Program, command: Command): void {
  const inputs = (specs: Record<string, InputSpec> = {}) => Object.values(specs);
  for (const input of inputs(command.arguments)) program.addArgument(toArgument(input));
  for (const input of inputs(command.options)) program.addOption(toOption(input));
  const words = inputs(command.arguments).map(({ flags }) => flags);
  program.usage([...words, "[options]"].join(" "));
  const examples = command.examples.map((example) => `  npm run dao -- ${example}`).join("\n");
  program.addHelpText("after", `\nExamples:\n${examples}`);
}

function settingsOf(root: Program): Settings {
  const given = root.opts<Record<string, unknown>>();
  return pick(GLOBAL_OPTIONS, given) as Settings;
}

function inputOf(program: Program, command: Command): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  const names = Object.keys(command.arguments ?? {});
  for (const [index, name] of names.entries()) given[name] = program.processedArgs[index];
  return { ...given, ...pick(command.options ?? {}, program.opts()) };
}

/** Commander calls an option by its flag; a command by the name of its own choice. */
function pick(
  specs: Record<string, InputSpec>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(specs).map(([name, input]) => [
      name,
      given[toOption(input).attributeName()] ?? input.fallback,
    ]),
  );
}

const sentence = (text: string) =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`;

const helpOf = (verb: string | undefined) =>
  ["npm run dao --", ...(verb === undefined ? [] : [verb]), "--help"].join(" ");

/** The first word, if it is the name of a group of verbs. */
function groupOf(root: Program, words: readonly string[]): string | undefined {
  const first = root.parseOptions([...words]).operands[0];
  const group = root.commands.find((known) => known.name() === first);
  return group !== undefined && group.commands.length > 0 ? first : undefined;
}
