import type { Bound } from "../coalition/index.js";
import { DaoError } from "../errors.js";
import { inWords } from "../format/index.js";
import { checkedNumber } from "./check-input.js";

/**
 * The present rules with some of them changed; numbers as the contract has them.
 *
 * @param of - whose rules they are, "discussion".
 * @throws DaoError `NOTHING_TO_CHANGE`, `VALUE_OUT_OF_BOUNDS`
 */
export function changedRules<Rules extends object>(
  present: Rules,
  changes: Partial<Rules>,
  bounds: Readonly<Record<keyof Rules, Bound>>,
  of: string,
): Rules {
  const names = (Object.keys(bounds) as (keyof Rules & string)[]).filter(
    (name) => changes[name] !== undefined && changes[name] !== present[name],
  );
  if (names.length === 0) {
    throw new DaoError("NOTHING_TO_CHANGE", `These are the rules of ${of} already.`, {
      hint: "Name at least one rule with another value.",
    });
  }
  const checked = names.map((name) => [
    name,
    checkedNumber(inWords(name), Number(changes[name]), bounds[name]),
  ]);
  return { ...present, ...Object.fromEntries(checked) } as Rules;
}
