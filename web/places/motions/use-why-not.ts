import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";

/**
 * Why the reader may not do what only voters may, in words; nothing when they may, and when there is no wallet yet: the
 * dialog asks for one.
 */
export function useWhyNotVoter(): string | undefined {
  const words = useWords("motions");
  const { account, seat, voter, isPending } = useMySeat();
  if (account === undefined || isPending || voter) return undefined;
  return words(seat === undefined ? "why.notMember" : "why.waiting");
}
