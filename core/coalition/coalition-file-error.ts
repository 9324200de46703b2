import { DaoError, type DaoErrorJson } from "../errors.js";

/** One thing wrong with a coalition file. */
export interface CoalitionFileIssue {
  /** Where, as one would write it in code: `motions.ordinary.voting`, `founders[3].group`; empty for the whole. */
  path: string;
  message: string;
}

/** `COALITION_FILE_INVALID`: the message names the first problem, `issues` holds them all. */
export class CoalitionFileError extends DaoError {
  readonly issues: readonly CoalitionFileIssue[];

  constructor(
    source: string,
    issues: readonly [CoalitionFileIssue, ...CoalitionFileIssue[]],
    cause?: unknown,
  ) {
    const [{ path, message }] = issues;
    const others = issues.length - 1;
    const more =
      others === 0 ? "" : ` (and ${others} more ${others === 1 ? "problem" : "problems"})`;
    super(
      "COALITION_FILE_INVALID",
      `${source}: ${path === "" ? "" : `${path}: `}${message}${more}`,
      {
        hint: "docs/coalitions.md lists every key with its default and bounds.",
        cause,
      },
    );
    this.issues = issues;
  }

  override toJSON(): DaoErrorJson & { error: { issues: readonly CoalitionFileIssue[] } } {
    const { error } = super.toJSON();
    return { error: { ...error, issues: this.issues } };
  }
}
