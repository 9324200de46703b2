import { createContext, useContext } from "react";

/** What time it is by the chain the page reads, in seconds since 1970: the shell keeps it going. */
export const ClockContext = createContext<number | undefined>(undefined);

export function useClock(): number {
  return useContext(ClockContext) ?? Math.floor(Date.now() / 1000);
}
