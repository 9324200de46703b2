/** Drafts live as long as the tab: only what the reader typed, and never keys or signatures. */
const PREFIX = "three-opens/draft/";

export function draftOf<Value>(
  key: string,
  accept: (kept: unknown) => kept is Value,
): Value | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    const kept: unknown = text === null ? undefined : JSON.parse(text);
    return accept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage: the draft still lives in the page.
  }
}

export function forgetDraft(key: string): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // Nothing was kept then.
  }
}

/** Whether something kept can stand where `initial` does: every field is there and of its kind, lists as long. */
export const sameShape =
  <Value>(initial: Value) =>
  (kept: unknown): kept is Value =>
    isLike(initial, kept);

function isLike(initial: unknown, kept: unknown): boolean {
  if (typeof kept !== typeof initial || Array.isArray(kept) !== Array.isArray(initial))
    return false;
  if (initial === null || kept === null) return initial === kept;
  if (typeof initial !== "object") return true;
  const fields = Object.entries(initial);
  if (Array.isArray(initial) && initial.length !== (kept as unknown[]).length) return false;
  return fields.every(([name, value]) => isLike(value, (kept as Record<string, unknown>)[name]));
}
