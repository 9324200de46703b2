import { useMySeat } from "../../acting/index.js";
import { useWords } from "../../language/index.js";

/** Why I may not post now, in a line; nothing when I may, or when asking the dialog for a wallet comes first. */
export function useWhyNotPost(): string | undefined {
  const words = useWords("lists");
  const { account, right, isPending } = useMySeat();
  if (account === undefined || isPending || right === "granted") return undefined;
  switch (right) {
    case "suspended":
    case "held":
      return words(`right.${right}`);
    case "code not accepted":
      return words("right.code");
    default:
      return words("right.stranger");
  }
}
