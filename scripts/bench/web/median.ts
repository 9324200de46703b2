import type { FirstView } from "./first-view.js";

/** Of each figure by itself; of an even number the lower of the two in the middle, which was measured. */
export function medianView(views: readonly FirstView[]): FirstView {
  const [first] = views;
  if (first === undefined) throw new Error("there is no median of nothing");
  const names = Object.keys(first) as (keyof FirstView)[];
  const median = (name: keyof FirstView) => {
    const sorted = views.map((view) => view[name]).sort((a, b) => a - b);
    return [name, sorted[Math.ceil(sorted.length / 2) - 1]] as const;
  };
  return Object.fromEntries(names.map(median)) as unknown as FirstView;
}
