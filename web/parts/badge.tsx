import type { ReactNode } from "react";
import { SIGNS, type Tone } from "./tone.js";

export interface BadgeProps {
  tone?: Tone | "plain";
  children: ReactNode;
}

/** A state in a word or two. The words carry the meaning; sign and colour repeat it. */
export function Badge({ tone = "plain", children }: BadgeProps) {
  return (
    <span className={`badge badge-${tone}`}>
      {tone !== "plain" && (
        <span className="badge-sign" aria-hidden="true">
          {SIGNS[tone]}
        </span>
      )}
      {children}
    </span>
  );
}
