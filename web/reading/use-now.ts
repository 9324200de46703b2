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
    const tick = () => setNow(clock.now());
    tick();
    const timer = setInterval(tick, every * 1000);
    // What comes with the first block is not to be shown by a clock that was wrong.
    const leave = clock.onSet(tick);
    return () => {
      clearInterval(timer);
      leave();
    };
  }, [clock, every]);
  return now;
}
