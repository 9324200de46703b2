import { useWords } from "../../../language/index.js";
import { Select, TextArea, TextField } from "../../../parts/index.js";
import { useLists } from "../../../reading/index.js";
import type { FieldSpec } from "./field-specs.js";

export interface SimpleFieldProps {
  spec: FieldSpec;
  value: string;
  onChange: (value: string) => void;
}

export function SimpleField({ spec, value, onChange }: SimpleFieldProps) {
  const words = useWords("motions");
  const { name, kind, limit, isOptional = false } = spec;
  const shared = {
    ...{ label: words(`field.${name}.label`), description: words(`field.${name}.what`) },
    ...{ value, onChange, isRequired: !isOptional },
  };
  if (kind === "list") return <ListChoice {...shared} />;
  if (kind === "area") {
    return <TextArea {...shared} {...(limit !== undefined && { maxBytes: limit })} />;
  }
  const numeric = kind === "number" || kind === "days";
  return (
    <TextField {...shared} isCode={kind === "code"} {...(numeric && { inputMode: "decimal" })} />
  );
}

function ListChoice(props: Omit<Parameters<typeof Select>[0], "options">) {
  const words = useWords("motions");
  const { items } = useLists();
  const open = items.filter(({ closedAt }) => closedAt === undefined);
  return (
    <Select
      {...props}
      placeholder={words("new.choose")}
      options={open.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}
