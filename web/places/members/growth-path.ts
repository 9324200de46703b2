/** A number at a moment (seconds since 1970). */
export interface Moment {
  at: number;
  value: number;
}

/**
 * The path of a line that stays level until it steps: a number of people does not grow between two of them.
 *
 * @param points - in the order of time.
 * @param until - where the line ends.
 * @returns path data of SVG in a box of the given size, the origin at its upper left.
 */
export function stepPath(
  points: readonly Moment[],
  until: number,
  most: number,
  { width, height }: { width: number; height: number },
): string {
  const [first] = points;
  if (first === undefined) return "";
  const span = Math.max(1, until - first.at);
  const x = (at: number) => round((Math.min(at - first.at, span) / span) * width);
  const y = (value: number) => round(height - (value / Math.max(1, most)) * height);
  const steps = points.slice(1).map(({ at, value }) => `H${x(at)}V${y(value)}`);
  return `M0 ${y(first.value)}${steps.join("")}H${width}`;
}

const round = (value: number) => Math.round(value * 100) / 100;

/** The last point of each day (UTC), in their order. */
export function daysOf<Point extends { at: number }>(points: readonly Point[]): Point[] {
  return [...new Map(points.map((point) => [Math.floor(point.at / 86_400), point])).values()];
}

/** So many points, spread evenly, with the first and the last: a table of them can be read. */
export function samplePoints<Point>(points: readonly Point[], count: number): Point[] {
  if (points.length <= count) return [...points];
  return Array.from(
    { length: count },
    (_, index) => points[Math.round((index * (points.length - 1)) / (count - 1))] as Point,
  );
}
