import { TextArea as AriaTextArea, TextField as AriaTextField } from "react-aria-components";
import { utf8Length } from "../../core/lists/plain-text.js";
import { useWords } from "../language/index.js";
import type { FieldProps } from "./field.js";
import { FieldFault, FieldWords } from "./field-words.js";
import { useFormat } from "./use-format.js";

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  /** The most it may take in UTF-8; what is left is shown, what is too much is said. */
  maxBytes?: number;
}

export function TextArea(props: TextAreaProps) {
  const {
    value,
    onChange,
    error,
    rows = 6,
    maxBytes,
    isRequired = false,
    isDisabled = false,
  } = props;
  const words = useWords("parts");
  const format = useFormat();
  const left = maxBytes === undefined ? undefined : maxBytes - utf8Length(value);
  const fault =
    left !== undefined && left < 0
      ? words("text.tooLong", { over: format.bytes(-left), most: format.bytes(maxBytes ?? 0) })
      : error;
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={fault !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
    >
      <FieldWords {...props} />
      <AriaTextArea className="input" rows={rows} dir="auto" />
      {left !== undefined && left >= 0 && (
        <p className="field-left">{words("text.left", { left: format.bytes(left) })}</p>
      )}
      <FieldFault error={fault} />
    </AriaTextField>
  );
}
