import type { ReactNode } from "react";

/** There is nothing yet: the words say what will be here, or how it comes to be. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="empty">{children}</div>;
}
