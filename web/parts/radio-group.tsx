import type { ReactNode } from "react";
import { Radio, RadioGroup as AriaRadioGroup } from "react-aria-components";
import type { FieldProps } from "./field.js";
import { FieldFault, FieldWords } from "./field-words.js";

export interface RadioOption {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps extends FieldProps {
  /** "" while nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  options: readonly RadioOption[];
}

export function RadioGroup(props: RadioGroupProps) {
  const { value, onChange, options, error, isRequired = false, isDisabled = false } = props;
  return (
    <AriaRadioGroup
      className="field choices"
      value={value === "" ? null : value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isRequired={isRequired}
      isDisabled={isDisabled}
      validationBehavior="aria"
    >
      <FieldWords {...props} />
      {options.map((option) => (
        <Radio
          key={option.value}
          value={option.value}
          isDisabled={option.isDisabled ?? false}
          className="choice"
        >
          <span className="choice-mark choice-round" aria-hidden="true" />
          <span className="choice-words">
            {option.label}
            {option.description !== undefined && (
              <span className="field-description">{option.description}</span>
            )}
          </span>
        </Radio>
      ))}
      <FieldFault error={error} />
    </AriaRadioGroup>
  );
}
