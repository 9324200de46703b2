import type { ReactNode } from "react";
import { DropZone, FileTrigger, Text } from "react-aria-components";
import { useWords } from "../language/index.js";
import { Button } from "./button.js";

export interface FileDropProps {
  label: ReactNode;
  onFiles: (files: File[]) => void;
  /** Media types or endings the chooser offers first; what is dropped is still yours to check. */
  accept?: readonly string[];
  multiple?: boolean;
  isDisabled?: boolean;
}

/** A place to drop files on, with a button for everybody who does not drag. */
export function FileDrop({
  label,
  onFiles,
  accept,
  multiple = false,
  isDisabled = false,
}: FileDropProps) {
  const words = useWords("parts");
  const take = (files: File[]) => {
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    <DropZone
      className="drop"
      isDisabled={isDisabled}
      onDrop={(event) => {
        const found = event.items.filter((item) => item.kind === "file");
        void Promise.all(found.map((item) => item.getFile())).then(take);
      }}
    >
      <Text slot="label">{label}</Text>
      <FileTrigger
        allowsMultiple={multiple}
        {...(accept === undefined ? {} : { acceptedFileTypes: [...accept] })}
        onSelect={(list) => take([...(list ?? [])])}
      >
        <Button isDisabled={isDisabled}>{words(multiple ? "file.several" : "file.one")}</Button>
      </FileTrigger>
    </DropZone>
  );
}
