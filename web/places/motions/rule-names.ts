import {
  CONDUCT_BOUNDS,
  DELIBERATION_RULE_BOUNDS,
  ELECTION_RULE_BOUNDS,
  MOTION_RULE_BOUNDS,
} from "../../../core/coalition/index.js";

/** Rules that the contracts set together, under their names there; each has words of its own under "rule". */
const NAMES = new Set(
  [MOTION_RULE_BOUNDS, DELIBERATION_RULE_BOUNDS, ELECTION_RULE_BOUNDS, CONDUCT_BOUNDS].flatMap(
    (bounds) => Object.keys(bounds),
  ),
);

export const isRule = (name: string): boolean => NAMES.has(name);
