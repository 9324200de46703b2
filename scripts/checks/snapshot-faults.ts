/** Numbers by name, as a snapshot file holds them; one level of groups at most. */
export interface Snapshot {
  [name: string]: number | Snapshot;
}

/**
 * What differs between a committed snapshot and a fresh one, a line each.
 *
 * @param tolerance share by which a number may differ: 0.01 is 1 %.
 */
export function snapshotFaults(committed: Snapshot, fresh: Snapshot, tolerance: number): string[] {
  const [before, now] = [new Map(flatten(committed)), new Map(flatten(fresh))];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((name) => {
    const [old, current] = [before.get(name), now.get(name)];
    if (current === undefined) return [`${name} is gone`];
    if (old === undefined) return [`${name} is new: ${current}`];
    const change = old === current ? 0 : Math.abs(current - old) / old;
    if (change <= tolerance) return [];
    const sign = current > old ? "+" : "-";
    return [`${name} was ${old}, is ${current} (${sign}${(100 * change).toFixed(2)} %)`];
  });
}

function flatten(snapshot: Snapshot, path = ""): [string, number][] {
  return Object.entries(snapshot).flatMap(([name, value]) =>
    typeof value === "number" ? [[`${path}${name}`, value]] : flatten(value, `${path}${name}: `),
  );
}
