import { useEffect, useState } from "react";
import { useWords } from "../../language/index.js";
import { useFormat } from "../../parts/index.js";
import type { ContentFile } from "../run/talk.js";

/** A link that saves bytes of this page as a file. */
export function SaveFile({ file }: { file: ContentFile }) {
  const words = useWords("acting");
  const format = useFormat();
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([file.bytes], { type: "application/vnd.ipld.car" }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return (
    <a href={url} download={file.name}>
      {words("files.save", { name: file.name, size: format.bytes(file.bytes.length) })}
    </a>
  );
}
