import type { Command } from "./command.js";

/** A verb before its file is loaded: enough for `dao --help`. */
export interface Verb {
  name: string;
  describe: string;
  load(): Promise<Command>;
}
