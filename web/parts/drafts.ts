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
