import { Button, Input, Label, SearchField as AriaSearchField } from "react-aria-components";
import { useWords } from "../language/index.js";

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** On Enter. */
  onSubmit?: (value: string) => void;
}

export function SearchField({ label, value, onChange, onSubmit }: SearchFieldProps) {
  const words = useWords("parts");
  return (
    <AriaSearchField
      className="field search"
      value={value}
      onChange={onChange}
      {...(onSubmit === undefined ? {} : { onSubmit })}
    >
      <Label className="field-label">{label}</Label>
      <div className="search-box">
        <Input className="input" dir="auto" />
        <Button className="button button-quiet search-clear" aria-label={words("search.clear")}>
          ✕
        </Button>
      </div>
    </AriaSearchField>
  );
}
