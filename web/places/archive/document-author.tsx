import { useWords } from "../../language/index.js";
import { Account } from "../../parts/index.js";
import { useCoalition } from "../../reading/index.js";

/** Whose document it is: the coalition's own, which changes by motion alone, or a member's. */
export function DocumentAuthor({ author, bare = false }: { author: string; bare?: boolean }) {
  const words = useWords("archive");
  const { data } = useCoalition();
  return data?.addresses["timelock"]?.toLowerCase() === author.toLowerCase() ? (
    <span>{words("author.coalition")}</span>
  ) : (
    <Account address={author} bare={bare} />
  );
}
