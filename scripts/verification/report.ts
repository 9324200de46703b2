/** One thing that is not as the coalition file says. */
export interface Finding {
  what: string;
  expected: string;
  actual: string;
}

/** What was compared in one part of the coalition. */
export interface PartReport {
  part: string;
  /** How many things were compared. */
  checks: number;
  /** Nothing that happened since the founding explains these. */
  differences: Finding[];
  /** The members changed these by motion since the founding. */
  changed: Finding[];
}

/** Gathers the comparisons of one part. */
export class Part implements PartReport {
  checks = 0;
  readonly differences: Finding[] = [];
  readonly changed: Finding[] = [];

  constructor(readonly part: string) {}

  /** @param changedSince whether a motion since the founding accounts for a difference. */
  compare(what: string, expected: string, actual: string, changedSince = false): void {
    this.checks += 1;
    if (expected === actual) return;
    (changedSince ? this.changed : this.differences).push({ what, expected, actual });
  }

  /** Two sets of names, compared one by one: what is missing, and what should not be there. */
  compareSets(
    expected: readonly string[],
    actual: readonly string[],
    describe: (item: string) => {
      what: string;
      present: string;
      absent: string;
      changedSince?: boolean;
    },
  ): void {
    for (const item of new Set([...expected, ...actual])) {
      const { what, present, absent, changedSince } = describe(item);
      const word = (list: readonly string[]) => (list.includes(item) ? present : absent);
      this.compare(what, word(expected), word(actual), changedSince);
    }
  }
}
