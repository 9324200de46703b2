import { dataSlice, toNumber } from "ethers";
import type { Journal } from "./fold.js";

/** Where every contract keeps its journal (ERC-7201, see `Journaled.sol`). */
export const JOURNAL_SLOT = "0xa0954f673b4762c9aacd6aaa941a9ddb9b4f9127a849da917c40a7b03c9b0f00";

/** Reads the slot's word: 28 bytes of head above 4 of count. @param word - 32 bytes as hex. */
export function journalOfSlot(word: string): Journal {
  return { head: dataSlice(word, 0, 28), count: BigInt(toNumber(dataSlice(word, 28))) };
}
