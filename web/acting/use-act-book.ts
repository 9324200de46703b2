import { createContext, useContext, useSyncExternalStore } from "react";
import type { ActBook, BookNow } from "./pending/act-book.js";

export const ActBookContext = createContext<ActBook | undefined>(undefined);

/** What is under way, and how to open or forget it. */
export function useActBook(): { book: ActBook; now: BookNow } {
  const book = useContext(ActBookContext);
  if (book === undefined) throw new Error("there is no ActingProvider around this");
  return { book, now: useSyncExternalStore(book.subscribe, book.now) };
}
