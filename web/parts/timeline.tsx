import type { ReactNode } from "react";
import { useWords } from "../language/index.js";
import { Time } from "./time.js";

export interface TimelineStep {
  title: ReactNode;
  state: "done" | "now" | "next" | "skipped";
  /** Seconds since 1970. */
  at?: number | undefined;
  children?: ReactNode;
}

const SIGNS = { done: "✓", now: "●", next: "○", skipped: "–" } as const;

/** What happened, what is on now, and what comes, in order. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label?: string }) {
  const words = useWords("parts");
  return (
    <ol className="timeline" aria-label={label ?? words("timeline.label")}>
      {steps.map((step, index) => (
        <li
          key={index}
          className={`timeline-step timeline-${step.state}`}
          aria-current={step.state === "now" ? "step" : undefined}
        >
          <span className="timeline-sign" aria-hidden="true">
            {SIGNS[step.state]}
          </span>
          <div>
            <p className="timeline-title">
              {step.title}{" "}
              <span className="visually-hidden">({words(`timeline.${step.state}`)})</span>
            </p>
            {step.at !== undefined && (
              <p className="timeline-time">
                <Time at={step.at} />
              </p>
            )}
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
