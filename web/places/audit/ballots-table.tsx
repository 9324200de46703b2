import { type AuditedBallot, isGoodBallot } from "../../../core/audit/ballots/audited-ballot.js";
import { useWords } from "../../language/index.js";
import { Account, Badge, Empty, Hash, Notice, Plain, Table, useFormat } from "../../parts/index.js";
import type { BallotsFound } from "./audit-messages.js";

/** Each ballot: what it says, how it came, and whether it was counted so. */
export function BallotsTable({ found }: { found: BallotsFound }) {
  const words = useWords("audit");
  const format = useFormat();
  const { ballots, block } = found;
  if (ballots.length === 0) {
    return <Empty>{words("ballots.none", { block: format.number(block.number) })}</Empty>;
  }
  const bad = ballots.filter((ballot) => !isGoodBallot(ballot)).length;
  const answer = (isGood: boolean, key: string) => (
    <Badge tone={isGood ? "success" : "danger"}>{words(key)}</Badge>
  );
  const asCast = ({ asCast: as }: AuditedBallot) =>
    as === null ? (
      <Badge>{words("ballots.ownCode")}</Badge>
    ) : (
      answer(as, as ? "ballots.yes" : "ballots.no")
    );
  return (
    <>
      <Notice tone={bad === 0 ? "success" : "danger"} announce>
        {bad === 0
          ? words("ballots.allGood", { count: ballots.length })
          : words("ballots.bad", { count: bad })}
      </Notice>
      <Table
        caption={words("ballots.caption", { block: format.number(block.number) })}
        rows={ballots}
        rowKey={({ transaction, voter, subject }, index) =>
          `${transaction}${voter}${subject}${index}`
        }
        columns={[
          {
            key: "on",
            title: words("ballots.on"),
            isRowHeader: true,
            cell: ({ title }) => <Plain text={title} />,
          },
          {
            key: "voter",
            title: words("ballots.voter"),
            cell: ({ voter }) => <Account address={voter} />,
          },
          {
            key: "choice",
            title: words("ballots.choice"),
            cell: ({ choice }) => (
              <span lang="en" dir="auto">
                <Plain text={choice} />
              </span>
            ),
          },
          { key: "cast", title: words("ballots.asCast"), cell: asCast },
          {
            key: "counted",
            title: words("ballots.counted"),
            cell: ({ counted }) =>
              answer(counted !== "not counted", `ballots.is.${counted.replace(" ", "-")}`),
          },
          {
            key: "figure",
            title: words("ballots.figure"),
            cell: ({ figureAgrees }) =>
              answer(figureAgrees, figureAgrees ? "ballots.yes" : "ballots.no"),
          },
          {
            key: "transaction",
            title: words("ballots.transaction"),
            cell: ({ transaction }) => (
              <Hash value={transaction} what={words("ballots.transaction")} />
            ),
          },
        ]}
      />
    </>
  );
}
