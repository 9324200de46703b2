import { Button, Input, Label, SearchField as AriaSearchField } from "react-aria-components";
import { useWords } from "../language/index.js";
import { FieldRefusal } from "./field-words.js";
import { useRoom } from "./use-room.js";

/** Nothing is found by more. */
const MOST = 1_000;

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** On Enter. */
  onSubmit?: (value: string) => void;
}

export function SearchField({ label, value, onChange, onSubmit }: SearchFieldProps) {
  const words = useWords("parts");
  const room = useRoom(MOST, 0);
  return (
    <AriaSearchField
      className="field search"
      value={value}
      onChange={(text) => room.takes(text) && onChange(text)}
      {...(onSubmit === undefined ? {} : { onSubmit })}
    >
      <Label className="field-label">{label}</Label>
      <div className="search-box">
        <Input className="input" dir="auto" {...room.handlers} />
        <Button className="button button-quiet search-clear" aria-label={words("search.clear")}>
          ✕
        </Button>
      </div>
      <FieldRefusal refusal={room.refusal} />
    </AriaSearchField>
  );
}
