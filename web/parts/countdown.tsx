import { useWords } from "../language/index.js";
import { useClock } from "./clock.js";
import { Time } from "./time.js";
import { useFormat } from "./use-format.js";

export interface CountdownProps {
  /** Seconds since 1970. */
  until: number;
}

/** How long there still is, and until when. Not a live region: a clock that speaks every second helps nobody. */
export function Countdown({ until }: CountdownProps) {
  const words = useWords("parts");
  const format = useFormat();
  const left = until - useClock();
  return (
    <span className="countdown">
      {left > 0
        ? words("countdown.left", { period: format.period(left) })
        : words("countdown.over")}{" "}
      <span className="countdown-until">
        (<Time at={until} />)
      </span>
    </span>
  );
}
