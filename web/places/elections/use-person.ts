import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";
import type { Person, Why } from "./whys.js";

/** Who looks at the page, as the rules of elections ask. */
export function usePerson(): Person {
  const { account, seat, seats, isPending } = useMySeat();
  return { account, voterSince: seat?.voter?.since, seats, isPending };
}

/** Reasons in words. */
export function useWhyWords(): (why: Why | undefined) => string | undefined {
  const words = useWords("elections");
  return (why) => (why === undefined ? undefined : words(`why.${why}`));
}
