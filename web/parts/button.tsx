import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { forwardRef, type ReactNode } from "react";

export type ButtonTone = "plain" | "primary" | "danger" | "quiet";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  tone?: ButtonTone;
  children: ReactNode;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone = "plain", ...rest },
  ref,
) {
  return <AriaButton {...rest} ref={ref} className={`button button-${tone}`} />;
});
