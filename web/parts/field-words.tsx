import { FieldError, Label, Text } from "react-aria-components";
import type { FieldProps } from "./field.js";
import { Required } from "./required.js";

/** Label and description above a control: read before it, and in sight while a phone's keyboard covers the rest. */
export function FieldWords({ label, description, isRequired }: FieldProps) {
  return (
    <>
      <Label className="field-label">
        {label}
        {isRequired === true && <Required />}
      </Label>
      {description !== undefined && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
    </>
  );
}

/** What is wrong with what was entered. */
export function FieldFault({ error }: Pick<FieldProps, "error">) {
  return error === undefined ? null : <FieldError className="field-error">{error}</FieldError>;
}
