import { useId } from "react";
import type { FieldProps } from "./field.js";
import { Required } from "./required.js";

export interface Choice {
  value: string;
  label: string;
  isDisabled?: boolean;
}

export interface SelectProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  options: readonly Choice[];
  /** Shown, and given as "", while nothing is chosen. */
  placeholder?: string;
}

/** The platform's own: nothing else opens as well on every phone and under every screen reader. */
export function Select(props: SelectProps) {
  const { label, description, error, value, onChange, options, placeholder } = props;
  const id = useId();
  const described = [description !== undefined && `${id}-d`, error !== undefined && `${id}-e`];
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {props.isRequired === true && <Required />}
      </label>
      {description !== undefined && (
        <span className="field-description" id={`${id}-d`}>
          {description}
        </span>
      )}
      <select
        id={id}
        className="input"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        disabled={props.isDisabled}
        required={props.isRequired}
        aria-invalid={error !== undefined}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <span className="field-error" id={`${id}-e`}>
          {error}
        </span>
      )}
    </div>
  );
}
