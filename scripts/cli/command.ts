import type { Context } from "./context.js";
import type { InputSpec, InputValues } from "./inputs.js";

/**
 * What a command needs from the network before it starts:
 * `none` nothing, `reads` a chain that answers, `holds-key` a key at hand, `signs` gas money too.
 */
export type Access = "none" | "reads" | "holds-key" | "signs";

/** What a command answers; with `--json` it is printed as one document. bigints become decimal strings. */
export type Result = Record<string, unknown>;

/** One verb of the command line, in its own file. */
export interface Command<
  Arguments extends Record<string, InputSpec> = Record<string, InputSpec>,
  Options extends Record<string, InputSpec> = Record<string, InputSpec>,
> {
  /** As typed after `dao`; a verb within a group has two words: `archive add`. */
  name: string;
  /** One line. */
  describe: string;
  /** What may be typed after `npm run dao --`. At least one. */
  examples: readonly [string, ...string[]];
  /** What it sends is nobody's in particular: no signed paper stands for it, so it cannot go through a relay. */
  direct?: true;
  /** Exit code when it is refused, where 1 says something else; see `EXIT`. */
  refusal?: number;
  /** With `--json` the result stands alone, the same whoever asked and wherever. */
  bare?: true;
  access: Access | ((input: InputValues<Arguments> & InputValues<Options>) => Access);
  /** By position, in this order. */
  arguments?: Arguments;
  options?: Options;
  /** @throws DaoError for every refusal that can be expected; anything else is a bug. */
  run(context: Context, input: InputValues<Arguments> & InputValues<Options>): Promise<Result>;
}

/** Infers the types of a command's input from its arguments and options. */
export function defineCommand<
  const Arguments extends Record<string, InputSpec> = Record<never, InputSpec>,
  const Options extends Record<string, InputSpec> = Record<never, InputSpec>,
>(command: Command<Arguments, Options>): Command {
  // Whoever holds a Command of the table feeds it only what its own specifications parsed.
  return command as unknown as Command;
}
