/** Adds one line about the value at a path of the coalition file. */
export type Refuse = (path: (string | number)[], message: string) => void;

/** Positions of values that stood earlier in the list. */
export function repeats(values: readonly string[]): number[] {
  return values.flatMap((value, index) => (values.indexOf(value) < index ? [index] : []));
}
