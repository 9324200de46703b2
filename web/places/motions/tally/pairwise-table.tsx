import { useWords } from "../../../language/index.js";
import { Table, useFormat } from "../../../parts/index.js";
import type { MotionView } from "../../../reading/index.js";

export interface PairwiseTableProps {
  motion: MotionView;
  /** Of each alternative, the status quo first. */
  names: readonly string[];
}

/** How many ballots put the text of the row above the text of the column. */
export function PairwiseTable({ motion, names }: PairwiseTableProps) {
  const words = useWords("motions");
  const format = useFormat();
  const { preferred, options } = motion;
  const shown = [0, ...options.flatMap(({ number, standing }) => (standing ? [number] : []))];
  const cell = (row: number, column: number) => {
    if (row === column) return "–";
    const [over, under] = [preferred[row]?.[column] ?? 0, preferred[column]?.[row] ?? 0];
    // The winner of a pair is marked by more than weight or colour.
    return `${format.number(over)}${over > under ? " ✓" : ""}`;
  };
  return (
    <>
      <p>{words("pairs.lead")}</p>
      <Table
        caption={words("pairs.title")}
        columns={[
          {
            key: "row",
            title: words("pairs.corner"),
            isRowHeader: true,
            cell: (row: number) => names[row],
          },
          ...shown.map((column) => ({
            key: String(column),
            title: names[column] ?? "",
            isNumber: true,
            cell: (row: number) => cell(row, column),
          })),
        ]}
        rows={shown}
        rowKey={(row) => row}
      />
    </>
  );
}
