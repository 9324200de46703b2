/** JSON in which bigints are decimal strings, since JavaScript's own JSON knows none. */
export function printJson(value: unknown): void {
  const text = JSON.stringify(
    value,
    (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part),
    2,
  );
  process.stdout.write(`${text}\n`);
}
