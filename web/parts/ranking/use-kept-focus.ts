import { type RefObject, useEffect, useRef } from "react";
import type { Move } from "./order-list.js";

/** A row that moves takes its buttons along: whoever pressed one must not lose their place on the page by it. */
export function useKeptFocus(
  frame: RefObject<HTMLElement | null>,
): (alternative: number, move: Move) => void {
  const wanted = useRef<{ alternative: number; move: Move }>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const { alternative, move } = wanted.current;
    wanted.current = undefined;
    // A button at the end of its way is disabled: then its opposite, which is not.
    for (const each of [move, "down", "up"]) {
      const button = frame.current?.querySelector<HTMLElement>(
        `[data-move="${alternative}:${each}"]:not([disabled])`,
      );
      if (button !== null && button !== undefined) return button.focus();
    }
  });
  return (alternative, move) => {
    wanted.current = { alternative, move };
  };
}
