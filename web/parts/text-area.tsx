import { TextArea as AriaTextArea, TextField as AriaTextField } from "react-aria-components";
import { utf8Length } from "../../core/lists/plain-text.js";
import { useWords } from "../language/index.js";
import type { FieldProps } from "./field.js";
import { FieldFault, FieldRefusal, FieldWords } from "./field-words.js";
import { useFormat } from "./use-format.js";
import { useRoom } from "./use-room.js";

/** By so many bytes a text may be too long and still be cut down here; also the most where nothing else is said. */
const OVER = 65_536;

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
  const room = useRoom(maxBytes ?? OVER, OVER);
  const left = maxBytes === undefined ? undefined : maxBytes - utf8Length(value);
  const fault =
    left !== undefined && left < 0
      ? words("text.tooLong", { over: format.bytes(-left), most: format.bytes(maxBytes ?? 0) })
      : error;
  return (
    <AriaTextField
      className="field"
      value={value}
      onChange={(text) => room.takes(text) && onChange(text)}
      isInvalid={fault !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
    >
      <FieldWords {...props} />
      <AriaTextArea className="input" rows={rows} dir="auto" {...room.handlers} />
      <FieldRefusal refusal={room.refusal} />
      {left !== undefined && left >= 0 && (
        <p className="field-left">{words("text.left", { left: format.bytes(left) })}</p>
      )}
      <FieldFault error={fault} />
    </AriaTextField>
  );
}
