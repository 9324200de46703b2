type Moment = bigint | number;

/** What of a seat matters for the growth; moments are timestamps in seconds. */
export interface SeatSpan {
  joinedAt: Moment;
  /** Nothing while the member waits. */
  voter?: { since: Moment } | undefined;
  /** Nothing while the seat is held. */
  left?: { at: Moment } | undefined;
}

/** How many members and voters there were from a moment on (timestamp in seconds). */
export interface GrowthPoint {
  at: number;
  members: number;
  voters: number;
}

/** More points than a chart can show are thinned to the last of each of so many spans. */
const MOST_POINTS = 200;

/** The growth of the roll, one point for each moment at which it changed. */
export function growthOf(seats: readonly SeatSpan[]): GrowthPoint[] {
  const changes = new Map<number, { members: number; voters: number }>();
  const change = (at: Moment, members: number, voters: number) => {
    const found = changes.get(Number(at)) ?? { members: 0, voters: 0 };
    changes.set(Number(at), {
      members: found.members + members,
      voters: found.voters + voters,
    });
  };
  for (const { joinedAt, voter, left } of seats) {
    change(joinedAt, 1, 0);
    if (voter !== undefined) change(voter.since, 0, 1);
    if (left !== undefined) change(left.at, -1, voter === undefined ? 0 : -1);
  }
  let [members, voters] = [0, 0];
  const points = [...changes]
    .sort(([one], [other]) => one - other)
    .map(([at, more]) => ({
      at,
      members: (members += more.members),
      voters: (voters += more.voters),
    }));
  return thinned(points);
}

function thinned(points: readonly GrowthPoint[]): GrowthPoint[] {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  if (points.length <= MOST_POINTS) return [...points];
  const span = (last - first) / MOST_POINTS;
  const kept = new Map(points.map((point) => [Math.floor((point.at - first) / span), point]));
  return [...kept.values()];
}
