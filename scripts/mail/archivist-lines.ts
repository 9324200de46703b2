import { id } from "ethers";
import type { CoalitionContracts } from "../../core/contracts/index.js";

/** Histories come from archivists: a word to whoever is none. */
export async function archivistLines(
  { offices }: Pick<CoalitionContracts, "offices">,
  account: string,
): Promise<string[]> {
  if (await offices.isOfficer(id("archivist"), account)) return [];
  return [
    "You are no archivist: it will be in the archive, but relays show histories from archivists only.",
  ];
}
