import { useWords } from "../../../language/index.js";
import { Table, useFormat } from "../../../parts/index.js";

interface PairTableProps {
  preferred: readonly (readonly number[])[];
  names: readonly string[];
}

/** How many ballots put the one of the row above the one of the column; ✓ marks who wins the pair. */
export function PairTable({ preferred, names }: PairTableProps) {
  const words = useWords("elections");
  const format = useFormat();
  const cell = (row: number, column: number) => {
    if (row === column) return "–";
    const [over, under] = [preferred[row]?.[column] ?? 0, preferred[column]?.[row] ?? 0];
    return `${format.number(over)}${over > under ? " ✓" : ""}`;
  };
  return (
    <Table
      caption={words("pairs.title")}
      rows={names.map((_, row) => row)}
      rowKey={(row) => row}
      columns={[
        {
          key: "row",
          title: words("pairs.corner"),
          isRowHeader: true,
          cell: (row: number) => <bdi>{names[row]}</bdi>,
        },
        ...names.map((name, column) => ({
          key: String(column),
          title: <bdi>{name}</bdi>,
          isNumber: true,
          cell: (row: number) => cell(row, column),
        })),
      ]}
    />
  );
}
