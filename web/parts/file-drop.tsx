import { type ReactNode, useState } from "react";
import {
  type DropItem,
  DropZone,
  type FileDropItem,
  FileTrigger,
  Text,
} from "react-aria-components";
import { useWords } from "../language/index.js";
import { Button } from "./button.js";
import { FieldRefusal } from "./field-words.js";

export interface FileDropProps {
  label: ReactNode;
  onFiles: (files: File[]) => void;
  /** Media types or endings the chooser offers first; what is dropped is still yours to check. */
  accept?: readonly string[];
  multiple?: boolean;
  isDisabled?: boolean;
}

/** What was dropped and not taken, as the key of words. */
type Left = "folder" | "unreadable" | "onlyOne" | "noFile";

/** A place to drop files on, with a button for everybody who does not drag. */
export function FileDrop({
  label,
  onFiles,
  accept,
  multiple = false,
  isDisabled = false,
}: FileDropProps) {
  const words = useWords("parts");
  const [left, setLeft] = useState<Left>();
  const take = (files: File[], without?: Left) => {
    setLeft(!multiple && files.length > 1 ? "onlyOne" : without);
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <DropZone
      className="drop"
      isDisabled={isDisabled}
      onDrop={({ items }) => void filesOf(items).then(({ files, without }) => take(files, without))}
    >
      <Text slot="label">{label}</Text>
      <FileTrigger
        allowsMultiple={multiple}
        {...(accept === undefined ? {} : { acceptedFileTypes: [...accept] })}
        onSelect={(list) => take([...(list ?? [])])}
      >
        <Button isDisabled={isDisabled}>{words(multiple ? "file.several" : "file.one")}</Button>
      </FileTrigger>
      <FieldRefusal refusal={left && words(`file.${left}`)} />
    </DropZone>
  );
}

/** The files among what was dropped, and why something else was not taken. */
async function filesOf(items: readonly DropItem[]): Promise<{ files: File[]; without?: Left }> {
  const found = items.filter((item): item is FileDropItem => item.kind === "file");
  const read = await Promise.allSettled(found.map((item) => item.getFile()));
  const files = read.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  if (items.some(({ kind }) => kind === "directory")) return { files, without: "folder" };
  if (files.length < found.length) return { files, without: "unreadable" };
  return files.length === 0 ? { files, without: "noFile" } : { files };
}
