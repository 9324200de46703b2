import { useWords } from "../language/index.js";
import { useClock } from "./clock.js";
import { hasDate } from "./format.js";
import { useFormat } from "./use-format.js";

export interface TimeProps {
  /** Seconds since 1970. */
  at: number;
  /** "3 days ago" instead of the date. */
  relative?: boolean;
  /** The day alone. */
  dateOnly?: boolean;
}

/** A moment in the reader's time zone; pointing at it shows it to the second, with the zone's name. */
export function Time({ at, relative = false, dateOnly = false }: TimeProps) {
  const words = useWords("parts");
  // What a contract or a relay says may be further away than any calendar goes.
  if (!hasDate(at)) return <span>{words("time.none")}</span>;
  return relative ? <RelativeTime at={at} /> : <FixedTime at={at} dateOnly={dateOnly} />;
}

function FixedTime({ at, dateOnly }: { at: number; dateOnly: boolean }) {
  const format = useFormat();
  return (
    <time dateTime={isoOf(at)} title={format.exactMoment(at)}>
      {dateOnly ? format.date(at) : format.moment(at)}
    </time>
  );
}

function RelativeTime({ at }: { at: number }) {
  const format = useFormat();
  const now = useClock();
  return (
    <time dateTime={isoOf(at)} title={format.exactMoment(at)}>
      {format.relative(at, now)}
    </time>
  );
}

const isoOf = (at: number) => new Date(at * 1000).toISOString();
