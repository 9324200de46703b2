/** JSON with the keys of every object in order: the same value gives the same text. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, item: unknown) => sorted(item), indent);
}

function sorted(item: unknown): unknown {
  if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
  const entries = Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
