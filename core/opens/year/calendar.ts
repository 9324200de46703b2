/** A calendar year in UTC; timestamps in seconds. */
export interface Year {
  year: number;
  /** Its first second. */
  from: number;
  /** Its last second. */
  to: number;
  /** Last second of each month. */
  months: readonly number[];
}

export function calendarYear(year: number): Year {
  const first = (month: number) => Date.UTC(year, month, 1) / 1000;
  return {
    year,
    from: first(0),
    to: first(12) - 1,
    months: Array.from({ length: 12 }, (_, month) => first(month + 1) - 1),
  };
}

export const isWithin = ({ from, to }: Year, moment: number): boolean =>
  from <= moment && moment <= to;
