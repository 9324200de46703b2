import { useWords } from "../../../language/index.js";
import { Badge, Table, useFormat } from "../../../parts/index.js";
import { RULE_GROUPS } from "../../../../core/motions/rule-groups.js";
import { ruleInWords } from "../filing/rule-value.js";
import { useRulesInForce } from "../use-rules-in-force.js";
import type { RuleChange } from "./rule-change.js";

/** Rules as a call sets them, each beside what is in force now; which of them differ is said in words. */
export function ChangedRules({ change: { group, values } }: { change: RuleChange }) {
  const words = useWords("motions");
  const format = useFormat();
  const { bounds } = RULE_GROUPS[group];
  const { data, error } = useRulesInForce(group);
  const rules = Object.entries(bounds).map(([rule, bound]) => ({
    rule,
    now: data?.[rule],
    then: values[rule] ?? 0,
    say: (value: number) => ruleInWords(value, bound, format),
  }));
  return (
    <>
      <Table
        caption={words("changes.title", { group: words(`rules.of.${group}`) })}
        rowKey={({ rule }) => rule}
        rows={rules}
        columns={[
          {
            key: "rule",
            title: words("changes.rule"),
            isRowHeader: true,
            cell: ({ rule }) => words(`rule.${rule}`),
          },
          {
            key: "now",
            title: words("changes.now"),
            cell: ({ now, say }) => (now === undefined ? "…" : say(now)),
          },
          {
            key: "then",
            title: words("changes.then"),
            cell: ({ now, then, say }) => (
              <>
                {say(then)}{" "}
                {now !== undefined && now !== then && (
                  <Badge tone="warning">{words("changes.differs")}</Badge>
                )}
              </>
            ),
          },
        ]}
      />
      {error !== null && <p role="status">{words("changes.unknown")}</p>}
    </>
  );
}
