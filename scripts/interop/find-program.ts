import { access, constants } from "node:fs/promises";
import { delimiter, join } from "node:path";

/**
 * The program that a variable of the environment names, otherwise the first of that name on the path.
 *
 * @returns nothing when it is not installed.
 */
export async function findProgram(variable: string, name: string): Promise<string | undefined> {
  const named = process.env[variable];
  const places = (process.env.PATH ?? "").split(delimiter).filter((place) => place !== "");
  const candidates = named === undefined ? places.map((place) => join(place, name)) : [named];
  for (const candidate of candidates) {
    try {
      await access(candidate, constants.X_OK);
      return candidate;
    } catch {
      // The next one, perhaps.
    }
  }
  return undefined;
}
