import { readLogs, type DecodedLog } from "../contracts/index.js";
import type { Call, MotionClass } from "../motions/index.js";
import type { AuditContext } from "./check.js";

/** The list of ordinary calls as it was at any time. */
export class OrdinaryCalls {
  private constructor(
    readonly changes: readonly DecodedLog[],
    readonly governor: string,
  ) {}

  static async of({ contracts, range }: AuditContext): Promise<OrdinaryCalls> {
    const changes = await readLogs(contracts.rulebook, range, ["OrdinaryCallSet"]);
    return new OrdinaryCalls(changes, contracts.addresses.governor);
  }

  /**
   * A text is ordinary when every call of it was on the list when it was filed and moves no value; whatever else it does
   * makes it fundamental.
   */
  classOf(
    calls: readonly Pick<Call, "target" | "value" | "calldata">[],
    filed: DecodedLog,
  ): MotionClass {
    const listed = new Set<string>();
    for (const { args, log } of this.changes) {
      const earlier =
        log.blockNumber < filed.log.blockNumber ||
        (log.blockNumber === filed.log.blockNumber && log.index < filed.log.index);
      if (!earlier) break;
      const key = keyOf(args.target as string, args.selector as string);
      if (args.ordinary === true) listed.add(key);
      else listed.delete(key);
    }
    const ordinary = calls.every(
      ({ target, value, calldata }) =>
        value === 0n &&
        calldata.length >= 10 &&
        target !== this.governor &&
        listed.has(keyOf(target, calldata.slice(0, 10))),
    );
    return ordinary ? "ordinary" : "fundamental";
  }
}

const keyOf = (target: string, selector: string) => `${target} ${selector}`.toLowerCase();
