/** What the demo found when it compared its story with the chain. */
export interface Check {
  /** As it should be: "the roll counts 24 members". */
  text: string;
  holds: boolean;
}

/** Gathers checks; none is left out of the verdict. */
export class Checks {
  readonly all: Check[] = [];

  /** @returns `holds`, to be shown beside what was checked. */
  add(text: string, holds: boolean): boolean {
    this.all.push({ text, holds });
    return holds;
  }

  /** Whether every check held, and there were some. */
  get ok(): boolean {
    return this.all.length > 0 && this.all.every(({ holds }) => holds);
  }
}
