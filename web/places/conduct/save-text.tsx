import { statementDigest } from "../../../core/conduct/index.js";
import { useWords } from "../../language/index.js";
import { Button, CopyButton } from "../../parts/index.js";

/** Takes a text away as the very bytes whose fingerprint is published. */
export function SaveText({ text }: { text: string }) {
  const words = useWords("conduct");
  const save = () => {
    const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `statement-${statementDigest(text).slice(2, 14)}.txt`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <div className="actions">
      <Button onPress={save}>{words("say.save")}</Button>
      <CopyButton text={text} what={words("say.text")} />
    </div>
  );
}
