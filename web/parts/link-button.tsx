import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ButtonTone } from "./button.js";

export interface LinkButtonProps {
  /** A place of this app: "/motions/new". */
  to: string;
  tone?: ButtonTone;
  children: ReactNode;
}

/** A link that looks like a button: it goes somewhere, it does nothing. */
export function LinkButton({ to, tone = "plain", children }: LinkButtonProps) {
  return (
    <Link to={to} className={`button button-${tone}`}>
      {children}
    </Link>
  );
}
