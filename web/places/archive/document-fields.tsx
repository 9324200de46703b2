import { isDocumentName } from "../../../core/archive/document-name.js";
import { DEPOSIT_KINDS, type DocumentKind } from "../../../core/coalition/document-kinds.js";
import { useWords } from "../../language/index.js";
import { Select, TextField } from "../../parts/index.js";
import { kindFrom, kindKey } from "./filter-documents.js";
import { useKindWords } from "./use-kind-words.js";

export interface DocumentFieldsProps {
  kind: DocumentKind;
  onKind: (kind: DocumentKind) => void;
  name: string;
  onName: (name: string) => void;
}

/** Kind and name of a document. */
export function DocumentFields({ kind, onKind, name, onName }: DocumentFieldsProps) {
  const words = useWords("archive");
  const kindWords = useKindWords();
  const wrong = name !== "" && !isDocumentName(name);
  return (
    <>
      <Select
        label={words("deposit.kind")}
        description={words("deposit.kindHint")}
        value={kindKey(kind)}
        onChange={(value) => onKind(kindFrom(value) || "other")}
        options={DEPOSIT_KINDS.map((each) => ({ value: kindKey(each), label: kindWords(each) }))}
      />
      <TextField
        label={words("deposit.name")}
        description={words("deposit.nameHint")}
        value={name}
        onChange={onName}
        maxLength={64}
        isCode
        isRequired
        {...(wrong ? { error: words("deposit.fault.name") } : {})}
      />
    </>
  );
}
