import type { ReactNode } from "react";
import { Checkbox as AriaCheckbox } from "react-aria-components";

export interface CheckboxProps {
  children: ReactNode;
  description?: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
}

export function Checkbox(props: CheckboxProps) {
  const { children, description, isSelected, onChange, isDisabled = false } = props;
  return (
    <AriaCheckbox
      className="choice"
      isSelected={isSelected}
      onChange={onChange}
      isDisabled={isDisabled}
    >
      <span className="choice-mark choice-square" aria-hidden="true" />
      <span className="choice-words">
        {children}
        {description !== undefined && <span className="field-description">{description}</span>}
      </span>
    </AriaCheckbox>
  );
}
