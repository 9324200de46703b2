import { PUBLISHED, VERBS, type Costs } from "./verbs.js";

/** One line of `npm run bench -- --json`. Gas of a whole transaction, or of one ballot or member in it. */
export interface Measurement {
  name: string;
  ours: number;
  /** Plain OpenZeppelin; null where it has nothing of the kind. */
  baseline: number | null;
  /** ours / baseline. */
  ratio: number | null;
  /** What somebody else published about something of the kind; null where nobody did. */
  published: { what: string; gas: number } | null;
}

/** Costs of every verb, by how many members there were. */
export type CostsBySize = ReadonlyMap<number, Costs>;

/** The size every verb is compared with the baseline at: the smallest at which all of them can be measured. */
export const COMPARED_AT = 1_000;

/** Ours beside plain OpenZeppelin. */
export function compare(ours: Costs, baseline: Costs): Measurement[] {
  return VERBS.flatMap((name) => {
    const [own, other] = [ours.get(name), baseline.get(name) ?? null];
    if (own === undefined) return [];
    const ratio = other === null ? null : own / other;
    return [{ name, ours: own, baseline: other, ratio, published: PUBLISHED.get(name) ?? null }];
  });
}

/** One verb at every size it could be measured at. */
export interface Growth {
  name: string;
  /** Gas by number of members. */
  gas: Map<number, number>;
  /** How much more the dearest size costs than the cheapest, as a share. */
  spread: number;
}

export function growthOf(bySize: CostsBySize): Growth[] {
  return VERBS.flatMap((name) => {
    const gas = new Map<number, number>();
    for (const [members, costs] of bySize) {
      const cost = costs.get(name);
      if (cost !== undefined) gas.set(members, cost);
    }
    const [low, high] = [Math.min(...gas.values()), Math.max(...gas.values())];
    return gas.size === 0 ? [] : [{ name, gas, spread: high / low - 1 }];
  });
}

/** Sizes as lines of their own, for the JSON. */
export function growthMeasurements(growth: readonly Growth[]): Measurement[] {
  return growth.flatMap(({ name, gas }) =>
    [...gas].map(([members, ours]) => ({
      name: `${name}, with ${members} members`,
      ours,
      baseline: null,
      ratio: null,
      published: null,
    })),
  );
}
