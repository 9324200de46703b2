import { Input, TextField as AriaTextField } from "react-aria-components";
import type { FieldProps } from "./field.js";
import { FieldFault, FieldWords } from "./field-words.js";

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "url" | "email" | "number";
  inputMode?: "text" | "numeric" | "decimal" | "url";
  maxLength?: number;
  autoComplete?: string;
  /** For what is not prose: addresses, identifiers. */
  isCode?: boolean;
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, error, isRequired = false, isDisabled = false, isCode = false } = props;
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
      type={props.type ?? "text"}
      autoComplete={props.autoComplete ?? "off"}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
    >
      <FieldWords {...props} />
      <Input
        className={isCode ? "input input-code" : "input"}
        dir={isCode ? "ltr" : "auto"}
        spellCheck={!isCode}
      />
      <FieldFault error={error} />
    </AriaTextField>
  );
}
