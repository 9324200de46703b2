import type { ReactNode } from "react";
import { useWords } from "../language/index.js";
import { SIGNS, type Tone } from "./tone.js";

export interface NoticeProps {
  tone: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out at once when it appears: for what just went wrong or right. */
  announce?: boolean;
}

export function Notice({ tone, title, children, announce = false }: NoticeProps) {
  const words = useWords("parts");
  const role = !announce ? undefined : tone === "danger" ? "alert" : "status";
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <span className="notice-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div className="notice-body">
        <span className="visually-hidden">{words(`tone.${tone}`)}</span>
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
