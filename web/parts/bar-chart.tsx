import type { ReactNode } from "react";
import { useFormat } from "./use-format.js";

export interface BarChartProps {
  caption: ReactNode;
  rows: readonly { label: string; value: number; note?: ReactNode }[];
}

/** Bars in a table, so that whoever does not see the bars has the figures. */
export function BarChart({ caption, rows }: BarChartProps) {
  const format = useFormat();
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <table className="chart">
      <caption>{caption}</caption>
      <tbody>
        {rows.map(({ label, value, note }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{format.number(value)}</td>
            <td className="chart-bar">
              <svg
                className="bar"
                viewBox="0 0 100 6"
                preserveAspectRatio="none"
                aria-hidden="true"
              >
                <rect className="bar-fill" width={(value / most) * 100} height="6" />
              </svg>
              {note}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
