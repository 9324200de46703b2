import { useWords } from "../../../language/index.js";
import { Badge, Button } from "../../../parts/index.js";
import type { MotionTextView } from "../../../../core/wire/read.js";
import { useChain } from "../../../reading/index.js";
import { chainStanding } from "./chain-standing.js";

const KEYS = { changed: "differs", forged: "forged" } as const;

/** Whether the chain has the text as it is shown, and its contracts still run the code they ran when it was filed. */
export function CodeCheck({ text }: { text: MotionTextView }) {
  const words = useWords("motions");
  const { data, error, refetch } = useChain(["code", text.id, text.class], (contracts) =>
    chainStanding(contracts, text),
  );
  if (error !== null) {
    return (
      <p>
        <Badge tone="warning">{words("code.unasked")}</Badge> {words("code.unaskedWhy")}{" "}
        <Button tone="quiet" onPress={() => void refetch()}>
          {words("code.again")}
        </Button>
      </p>
    );
  }
  if (data === undefined) return <p role="status">{words("code.asking")}</p>;
  return data === "same" ? (
    <p>
      <Badge tone="success">{words("code.same")}</Badge> {words("code.sameWhy")}
    </p>
  ) : (
    <p role="alert">
      <Badge tone="danger">{words(`code.${KEYS[data]}`)}</Badge> {words(`code.${KEYS[data]}Why`)}
    </p>
  );
}
