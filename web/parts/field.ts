import type { ReactNode } from "react";

/** What every control for entering something has. */
export interface FieldProps {
  label: ReactNode;
  /** What belongs in it, under the label. */
  description?: ReactNode;
  /** Why what is in it will not do. */
  error?: ReactNode;
  isRequired?: boolean;
  isDisabled?: boolean;
}
