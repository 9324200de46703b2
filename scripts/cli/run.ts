import { isDaoError } from "../../core/errors.js";
import type { Access, Command } from "./command.js";
import { createContext, type OwnedContext } from "./create-context.js";
import { EXIT } from "./exit.js";
import { printJson } from "./print-json.js";
import { HELP_SHOWN, parseCommandLine, type Invocation } from "./program.js";
import type { Settings } from "./settings.js";
import type { Verb } from "./table.js";
import { UsageError } from "./usage-error.js";
import { withWhereabouts } from "./with-whereabouts.js";

/**
 * Runs one command line to its end and says how it went.
 *
 * @returns the exit code.
 */
export async function runCommandLine(
  verbs: readonly Verb[],
  words: readonly string[],
): Promise<number> {
  const json = words.includes("--json");
  let refusal: number = EXIT.refused;
  let settings: Settings | undefined;
  try {
    const invocation = await parseCommandLine(verbs, words);
    if (invocation === HELP_SHOWN) return EXIT.done;
    refusal = invocation.command.refusal ?? refusal;
    settings = invocation.settings;
    return await run(invocation);
  } catch (error) {
    return report(error, { json, refusal, settings });
  }
}

async function run({ command, settings, input }: Invocation): Promise<number> {
  const access =
    typeof command.access === "function" ? command.access(input as never) : command.access;
  if (settings.via !== undefined) requirePaper(command, access);
  const context = createContext(settings, access);
  try {
    if (access !== "none") await context.network();
    const result = await command.run(context, input as never);
    if (settings.json) printJson(command.bare === true ? result : { ...facts(context), ...result });
    return context.failed ?? EXIT.done;
  } catch (error) {
    throw (await context.explain(error)) ?? error;
  } finally {
    await context.close();
  }
}

/** @throws UsageError when nothing of a command could go through a relay. */
function requirePaper({ name, direct, options }: Command, access: Access): void {
  if (access === "none" || access === "reads")
    throw new UsageError(
      `"${name}" as typed sends nothing.`,
      options?.relay === undefined
        ? "Leave --via out."
        : "Leave --via out; the relay to read from is --relay <url>.",
    );
  if (direct === true)
    throw new UsageError(
      `"${name}" cannot go through a relay: no signed paper stands for it.`,
      "Leave --via out: it goes directly to the chain, paid by the account of --as; anyone may do it.",
    );
}

function facts({ session, deliveries }: OwnedContext): Record<string, unknown> {
  if (session === undefined) return {};
  const { name, chainId, url, account } = session;
  return {
    network: { name, chainId, url },
    account: account ?? null,
    ...(deliveries.length > 0 && { via: deliveries }),
  };
}

interface Typed {
  json: boolean;
  refusal: number;
  settings: Settings | undefined;
}

function report(error: unknown, { json, refusal, settings }: Typed): number {
  if (!isDaoError(error)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`This is a bug in the command, not in what you typed:\n${text}\n`);
    return EXIT.bug;
  }
  if (json) printJson(error);
  const hint = error.hint === undefined ? "" : `\n${error.hint}`;
  const said = withWhereabouts(settings)(`${error.message}${hint}`);
  process.stderr.write(`${error.code}: ${said}\n`);
  return error instanceof UsageError ? EXIT.usage : refusal;
}
