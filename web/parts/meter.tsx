import type { ReactNode } from "react";
import { useFormat } from "./use-format.js";

export interface MeterProps {
  label: ReactNode;
  value: number;
  of: number;
  /** Where something is reached: a quorum. */
  marks?: readonly { at: number; label: string }[];
}

/** A number against a whole, in figures and as a bar. */
export function Meter({ label, value, of, marks = [] }: MeterProps) {
  const format = useFormat();
  return (
    <div className="meter">
      <div className="meter-words">
        <span>{label}</span>
        <span className="meter-figures">
          {format.number(value)} / {format.number(of)}
        </span>
      </div>
      <svg className="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-ground" width="100" height="6" />
        <rect className="bar-fill" width={percent(value, of)} height="6" />
        {marks.map(({ at, label: name }) => (
          <rect
            key={name}
            className="bar-mark"
            x={Math.min(percent(at, of), 99)}
            width="1"
            height="6"
          />
        ))}
      </svg>
      {marks.length > 0 && (
        <ul className="meter-marks">
          {marks.map(({ at, label: name }) => (
            <li key={name}>
              {name}: {format.number(at)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const percent = (value: number, of: number) =>
  of <= 0 ? 0 : Math.max(0, Math.min(100, (value / of) * 100));
