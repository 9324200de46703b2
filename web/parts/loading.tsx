import type { ReactNode } from "react";
import { useWords } from "../language/index.js";

/** Something is on its way; says so to those who cannot see it turn. */
export function Loading({ children }: { children?: ReactNode }) {
  const words = useWords("parts");
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {children ?? words("loading")}
    </p>
  );
}
