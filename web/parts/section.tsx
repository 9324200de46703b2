import { type ReactNode, useId } from "react";

export interface SectionProps {
  title: ReactNode;
  children?: ReactNode;
  /** Beside the heading: a badge, a button. */
  aside?: ReactNode;
  level?: 2 | 3 | 4;
}

export function Section({ title, children, aside, level = 2 }: SectionProps) {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="section" aria-labelledby={id}>
      <div className="section-head">
        <Heading id={id}>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
