import { formatPeriod } from "../../format/index.js";
import type { Breach, JudgedCase } from "./judged-case.js";

/** Longest suspension of each rung, by the name of the rule. */
const LONGEST: Readonly<Record<number, string>> = {
  2: "suspension",
  3: "longSuspension",
  4: "yearSuspension",
};

/** No rung was skipped, none was harsher than its rule allows, and off-topic ends with a notice. */
export function* ladderBreaches({ record, rules, cases }: JudgedCase): Generator<Breach> {
  for (const { name, at, tx, args } of record.steps) {
    if (name !== "Sanctioned") continue;
    const [rung, until] = [Number(args.rung), Number(args.until)];
    if (record.offTopic && rung > 1)
      yield { what: "rung for off-topic", expected: "1", found: String(rung), tx };
    if (rung === 1) {
      if (until !== 0)
        yield { what: "length of a notice", expected: "none", found: `until ${until}`, tx };
      continue;
    }
    const longest = rules[LONGEST[rung] ?? ""] ?? 0;
    if (until - at > longest)
      yield {
        what: `length of rung ${rung}`,
        expected: `at most ${formatPeriod(longest)}`,
        found: formatPeriod(until - at),
        tx,
      };
    const basis = cases.get(args.basis as string);
    const memory = rules.ladderMemory ?? 0;
    const below =
      basis !== undefined &&
      basis.respondent === record.respondent &&
      basis.rung === rung - 1 &&
      (basis.decidedAt ?? Infinity) < record.reportedAt &&
      (rung === 4 || (basis.decidedAt ?? 0) + memory >= record.reportedAt);
    if (!below)
      yield {
        what: `what rung ${rung} rests on`,
        expected: `rung ${rung - 1} against the same person, not forgotten`,
        found: basis === undefined ? "nothing" : `rung ${basis.rung} of case ${basis.id}`,
        tx,
      };
  }
}
