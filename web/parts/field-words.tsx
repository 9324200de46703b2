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

/** What was put in and not taken: read out at once, because nothing else changed. */
export function FieldRefusal({ refusal }: { refusal: string | undefined }) {
  return refusal === undefined ? null : (
    <p className="field-error" role="alert">
      {refusal}
    </p>
  );
}

/** What is wrong with what was entered. */
export function FieldFault({ error }: Pick<FieldProps, "error">) {
  return error === undefined ? null : <FieldError className="field-error">{error}</FieldError>;
}
