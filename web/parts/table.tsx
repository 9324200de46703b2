import type { Key, ReactNode } from "react";

export interface Column<Row> {
  key: string;
  title: ReactNode;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their column. */
  isNumber?: boolean;
  /** The cell that names its row. */
  isRowHeader?: boolean;
}

export interface TableProps<Row> {
  caption: ReactNode;
  /** For a table right under a heading that says the same. */
  hideCaption?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey?: (row: Row, index: number) => Key;
}

/** A plain table; on a narrow screen it scrolls by itself, with the keyboard too, and the page does not. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey }: TableProps<Row>) {
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={plainLabel(caption)}>
      <table className="table">
        <caption className={hideCaption === true ? "visually-hidden" : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={numeric(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey?.(row, index) ?? index}>
              {columns.map((column) =>
                column.isRowHeader === true ? (
                  <th key={column.key} scope="row" className={numeric(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={numeric(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const numeric = <Row,>({ isNumber }: Column<Row>) => (isNumber === true ? "number" : undefined);

const plainLabel = (caption: ReactNode) => (typeof caption === "string" ? caption : undefined);
