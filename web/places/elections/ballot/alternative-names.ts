import { shortAddress } from "../../../../core/format/address.js";
import { useWords } from "../../../language/index.js";

/** What the alternatives of an election's ballot are called; whole addresses where short ones are alike. */
export function useAlternativeNames(candidates: readonly string[]): string[] {
  const words = useWords("elections");
  return [words("ron"), ...candidateNames(candidates)];
}

export function candidateNames(candidates: readonly string[]): string[] {
  const short = candidates.map(shortAddress);
  return new Set(short).size === short.length ? short : [...candidates];
}
