/** One deliberate mistake in a contract, and the tests that must notice it. */
export interface Mutant {
  /** Kebab-case, said of the mistake: `ballot-cast-twice`. */
  id: string;
  /** Contract source, relative to the repository. */
  file: string;
  /** Text that stands in the file exactly once. */
  find: string;
  /** What stands there instead. */
  replace: string;
  /** The rule that is broken, in a sentence. */
  why: string;
  /** Test files that should fail, as few as will do: mocha (`.ts`) or Solidity (`.t.sol`). */
  tests: readonly string[];
}
