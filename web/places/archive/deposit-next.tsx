import { useWords } from "../../language/index.js";
import { Notice } from "../../parts/index.js";
import { useDocument } from "../../reading/index.js";

/** Whether this will be a new document, or a new version of which. */
export function DepositNext({ id }: { id: string }) {
  const words = useWords("archive");
  const { data, isPending } = useDocument(id);
  if (isPending) return null;
  return (
    <Notice tone="info">
      {data === undefined || data === null
        ? words("deposit.first")
        : words("deposit.next", { number: data.versions + 1, before: data.versions })}
    </Notice>
  );
}
