import { useEffect, useState } from "react";
import { useWiring } from "./use-connection.js";

/**
 * What time it is for the coalition's contracts, in seconds since 1970; ticks.
 *
 * @param every - seconds between two ticks.
 */
export function useNow(every = 1): number {
  const { clock } = useWiring().switchboard;
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    setNow(clock.now());
    const timer = setInterval(() => setNow(clock.now()), every * 1000);
    return () => clearInterval(timer);
  }, [clock, every]);
  return now;
}
