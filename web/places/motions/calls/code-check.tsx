import { useWords } from "../../../language/index.js";
import { Badge, Button } from "../../../parts/index.js";
import type { MotionTextView } from "../../../../core/wire/read.js";
import { useChain } from "../../../reading/index.js";

/** Whether the contracts a text calls still run the code they ran when it was filed, asked of the chain itself. */
export function CodeCheck({ text }: { text: MotionTextView }) {
  const words = useWords("motions");
  const { data, isPending, error, refetch } = useChain(["code", text.id], async (contracts) => {
    const [{ codeDigest }, now] = await Promise.all([
      contracts.governor.motion(text.id),
      contracts.timelock.codeDigest(text.calls.map(({ target }) => target)),
    ]);
    return codeDigest === now && now.toString() === text.codeDigest;
  });
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
  if (isPending) return <p role="status">{words("code.asking")}</p>;
  return data === true ? (
    <p>
      <Badge tone="success">{words("code.same")}</Badge> {words("code.sameWhy")}
    </p>
  ) : (
    <p role="alert">
      <Badge tone="danger">{words("code.differs")}</Badge> {words("code.differsWhy")}
    </p>
  );
}
