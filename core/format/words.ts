/** Takes a name in camelCase apart: "lateQuorumExtension" gives "late quorum extension". */
export function inWords(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
}

/** "a", "a or b", "a, b or c". */
export function listInWords(items: readonly string[], conjunction = "or"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
