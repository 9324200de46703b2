import type { CheckResult } from "../../../core/audit/check.js";
import { useWords } from "../../language/index.js";
import { Table, useFormat } from "../../parts/index.js";
import { VerdictBadge } from "./verdict-words.js";

/** Every check with its verdict, and what is known when it passes. */
export function ChecksTable({ checks }: { checks: readonly CheckResult[] }) {
  const words = useWords("audit");
  const format = useFormat();
  return (
    <Table
      caption={words("checks.caption")}
      rowKey={({ id }) => id}
      rows={checks}
      columns={[
        {
          key: "check",
          title: words("checks.check"),
          isRowHeader: true,
          cell: ({ id }) => words(`check.${id}.title`),
        },
        {
          key: "verdict",
          title: words("checks.verdict"),
          cell: ({ verdict }) => <VerdictBadge verdict={verdict} />,
        },
        {
          key: "items",
          title: words("checks.items"),
          isNumber: true,
          cell: ({ items }) => format.number(items),
        },
        {
          key: "proves",
          title: words("checks.proves"),
          cell: ({ id }) => words(`check.${id}.proves`),
        },
      ]}
    />
  );
}
