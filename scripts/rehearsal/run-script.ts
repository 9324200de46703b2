import { Command, CommanderError } from "commander";
import { isDaoError } from "../../core/errors.js";
import { createOutput, type Output } from "../cli/output.js";
import { printJson } from "../cli/print-json.js";
import { UsageError } from "../cli/usage-error.js";

/** A script that is a command of its own. */
export interface Script<Options> {
  /** As typed: `npm run bench --`. */
  name: string;
  describe: string;
  /** Declares the options beside `--json`. */
  define(program: Command): Command;
  /** @returns what `--json` prints, and whether all is well; if not, the exit code is 1. */
  run(options: Options, output: Output): Promise<{ result: unknown; ok: boolean }>;
}

/** Reads the command line, runs the script and sets the exit code: 1 for a refusal or a bad answer, 2 for bad usage. */
export async function runScript<Options>(script: Script<Options>): Promise<void> {
  const json = process.argv.includes("--json");
  try {
    const options = readOptions(script);
    if (options === undefined) return;
    const { result, ok } = await script.run(options, createOutput(json));
    if (json) printJson(result);
    if (!ok) process.exitCode = 1;
  } catch (error) {
    if (!isDaoError(error)) throw error;
    if (json) printJson(error);
    const hint = error.hint === undefined ? "" : ` ${error.hint}`;
    process.stderr.write(`${error.code}: ${error.message}${hint}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

function readOptions<Options>({ name, describe, define }: Script<Options>): Options | undefined {
  let complaint = "";
  const program = define(new Command(name).description(describe))
    .option("--json", "print one JSON document and nothing else")
    .configureOutput({ writeErr: (text) => void (complaint += text) })
    .allowExcessArguments(false)
    .exitOverride();
  try {
    program.parse();
    return program.opts() as Options;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return undefined;
    const [line = error.message] = complaint
      .trim()
      .replace(/^error: /, "")
      .split("\n");
    throw new UsageError(`${line.replace(/\.$/, "")}.`, `See ${name} --help.`);
  }
}
