/**
 * Turns a path pattern into a test: `*` and `?` stay within one folder name, `**` spans folders.
 * (Node's own `matchesGlob` prints an experimental warning into every answer.)
 */
export function pathPattern(pattern: string): (path: string) => boolean {
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[.+^${}()|[\]\\]/g, (part) => {
    if (part === "**/") return "(?:.*/)?";
    if (part === "**") return ".*";
    if (part === "*") return "[^/]*";
    if (part === "?") return "[^/]";
    return `\\${part}`;
  });
  const expression = new RegExp(`^${source}$`, "u");
  return (path) => expression.test(path);
}
