import type { ReactNode } from "react";

export interface FactsProps {
  /** What it is called, and what it is. */
  items: readonly (readonly [label: ReactNode, value: ReactNode])[];
}

export function Facts({ items }: FactsProps) {
  return (
    <dl className="facts">
      {items.map(([label, value], index) => (
        <div key={index} className="fact">
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
