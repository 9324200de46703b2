import { Input, TextField as AriaTextField } from "react-aria-components";
import type { FieldProps } from "./field.js";
import { FieldFault, FieldRefusal, FieldWords } from "./field-words.js";
import { useRoom } from "./use-room.js";

/** The longest line there is any use for: the data of a call. */
const MOST = 65_536;

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
  const room = useRoom(props.maxLength ?? MOST, 0);
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={(text) => room.takes(text) && onChange(text)}
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
        {...room.handlers}
      />
      <FieldRefusal refusal={room.refusal} />
      <FieldFault error={error} />
    </AriaTextField>
  );
}
