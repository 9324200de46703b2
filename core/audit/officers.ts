import { tables } from "../replay/index.js";
import type { OfficeHistory } from "../elections/replay-offices.js";
import { officeHistory } from "../replay/fold/offices.js";
import type { AuditContext } from "./check.js";

/** Who held which office when. */
export class Officers {
  private constructor(readonly histories: ReadonlyMap<string, OfficeHistory>) {}

  static async of({ state }: AuditContext): Promise<Officers> {
    const histories = new Map<string, OfficeHistory>();
    for await (const [id] of tables.offices.scan(state)) {
      const history = await officeHistory(state, id);
      if (history !== undefined) histories.set(history.name, history);
    }
    return new Officers(histories);
  }

  /** Whether an account held an office at a moment (timestamp in seconds), the moment a term ended included. */
  held(office: string, account: string, moment: number): boolean {
    const given = this.histories.get(office)?.given ?? [];
    return given.some(
      (term) =>
        term.account === account && term.from <= BigInt(moment) && BigInt(moment) <= term.until,
    );
  }
}
