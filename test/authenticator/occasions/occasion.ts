import type { PaperValues, VerbName } from "../../../core/authenticator/index.js";
import type { Coalition } from "../../fixture/coalition.js";
import type { Person } from "../../conduct/case.js";

/** A moment at which a member may do something. */
export interface Occasion {
  c: Coalition;
  /** Who does it. */
  member: Person;
  /** What exactly. */
  values: PaperValues;
}

export type Occasions = Partial<Record<VerbName, () => Promise<Occasion>>>;

/** What a motion, notice or amendment that does so resolves, as the papers take it. */
export async function resolving(c: Coalition, words: string): Promise<PaperValues> {
  return {
    targets: [await c.archive.getAddress()],
    values: [0n],
    calldatas: [c.archive.interface.encodeFunctionData("recordResolution", [words])],
    description: words,
  };
}
