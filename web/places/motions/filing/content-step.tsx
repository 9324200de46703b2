import { useWords } from "../../../language/index.js";
import { AdoptFields } from "./adopt-fields.js";
import { FIELD_SPECS } from "./field-specs.js";
import { RuleFields } from "./rule-fields.js";
import { SimpleField } from "./simple-field.js";
import type { StepProps } from "./what-step.js";

export interface ContentStepProps extends StepProps {
  files: Readonly<Record<number, File>>;
  setFiles: (files: Record<number, File>) => void;
}

/** What the motion does, in detail. */
export function ContentStep({ draft, setDraft, files, setFiles }: ContentStepProps) {
  const words = useWords("motions");
  const { about, fields } = draft;
  const set = (name: string, value: string) =>
    setDraft({ ...draft, fields: { ...fields, [name]: value } });
  if (about === "rule") return <RuleFields fields={fields} set={set} />;
  if (about === "adopt") return <AdoptFields {...{ draft, setDraft, files, setFiles }} />;
  const specs = about === "" ? undefined : FIELD_SPECS[about];
  if (specs === undefined) return <p>{words("new.nothingMore")}</p>;
  return specs.map((spec) => (
    <SimpleField
      key={spec.name}
      spec={spec}
      value={fields[spec.name] ?? ""}
      onChange={(value) => set(spec.name, value)}
    />
  ));
}
