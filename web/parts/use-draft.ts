import { useCallback, useState, useSyncExternalStore } from "react";
import { draftOf, forgetDraft, isUnkept, keepDraft, onUnkept, sameShape } from "./drafts.js";

/**
 * What somebody is typing, kept through reloads and detours until it landed.
 *
 * @param key - names the form and what it is about: "post/0x…".
 * @param initial - a value of plain JSON; a kept draft of another shape is dropped by `accept`.
 */
export function useDraft<Value>(
  key: string,
  initial: Value,
  accept: (kept: unknown) => kept is Value = sameShape(initial),
): [Value, (value: Value) => void, clear: () => void] {
  const [state, setState] = useState(() => ({ key, value: draftOf(key, accept) ?? initial }));
  // Another thing is being written now: its own draft, not the last one's.
  const current = state.key === key ? state : { key, value: draftOf(key, accept) ?? initial };
  if (current !== state) setState(current);
  const set = useCallback(
    (value: Value) => {
      keepDraft(key, value);
      setState({ key, value });
    },
    [key],
  );
  const clear = useCallback(() => {
    forgetDraft(key);
    setState({ key, value: initial });
    // The initial value of the first rendering is as good as any later one.
  }, [key]);
  return [current.value, set, clear];
}

/** Whether something typed here would be lost with the page, because storage does not take it. */
export const useUnkept = (): boolean => useSyncExternalStore(onUnkept, isUnkept);
