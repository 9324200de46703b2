/** Drafts live as long as the tab: only what the reader typed, and never keys or signatures. */
const PREFIX = "three-opens/draft/";

/** What storage did not take, as JSON: it lives as long as the page. */
const unkept = new Map<string, string>();
const listeners = new Set<() => void>();

/** Whether something typed here would be lost with the page. */
export const isUnkept = (): boolean => unkept.size > 0;

/** Calls whenever that may have changed. @returns what ends it. */
export function onUnkept(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function note(key: string, text: string | undefined): void {
  const before = isUnkept();
  if (text === undefined) unkept.delete(key);
  else unkept.set(key, text);
  if (before !== isUnkept()) for (const listener of [...listeners]) listener();
}

export function draftOf<Value>(
  key: string,
  accept: (kept: unknown) => kept is Value,
): Value | undefined {
  try {
    const text = unkept.get(key) ?? sessionStorage.getItem(PREFIX + key);
    const kept: unknown = text === null ? undefined : JSON.parse(text);
    return accept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

export function keepDraft(key: string, value: unknown): void {
  const text = JSON.stringify(value);
  try {
    sessionStorage.setItem(PREFIX + key, text);
    note(key, undefined);
  } catch {
    // Storage is full or forbidden.
    note(key, text);
  }
}

export function forgetDraft(key: string): void {
  note(key, undefined);
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
