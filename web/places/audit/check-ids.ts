/**
 * Ids of the checks in their order, as `core/audit` has them (a test holds the two together): the checks themselves are
 * only loaded by who runs them.
 */
export const CHECK_IDS: readonly string[] = [
  "chain",
  "journals",
  "code",
  "directory",
  "roles",
  "parameters",
  "roll",
  "motions",
  "ballots",
  "papers",
  "elections",
  "recalls",
  "offices",
  "execution",
  "lists",
  "conduct",
  "documents",
  "balances",
];
