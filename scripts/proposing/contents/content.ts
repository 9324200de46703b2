import type { InputSpec, InputValues } from "../../cli/inputs.js";
import type { ActionWords } from "../actions/index.js";

/** What a motion is to do, in words; a motion file brings its own title and text. */
export interface MotionWords {
  actions: ActionWords[];
  title?: string | undefined;
  text?: string | undefined;
}

/** One way of saying what a motion does: what follows `propose`, `notice`, `amend <motion>` or `correct <motion>`. */
export interface Content<
  Arguments extends Record<string, InputSpec> = Record<string, InputSpec>,
  Options extends Record<string, InputSpec> = Record<string, InputSpec>,
> {
  /** The word it is called by. */
  name: string;
  /** Goes on after "move that …" or "move …". */
  describe: string;
  /** What follows the name. */
  examples: readonly [string, ...string[]];
  /** By position, in this order. */
  arguments: Arguments;
  options: Options;
  /** @throws DaoError for words that say nothing a motion could do. */
  words(input: InputValues<Arguments> & InputValues<Options>): MotionWords | Promise<MotionWords>;
}

/** Infers the types of a content's input from its arguments and options. */
export function defineContent<
  const Arguments extends Record<string, InputSpec> = Record<never, InputSpec>,
  const Options extends Record<string, InputSpec> = Record<never, InputSpec>,
>(content: Content<Arguments, Options>): Content {
  // Whoever holds a Content of the table feeds it only what its own specifications parsed.
  return content as unknown as Content;
}
