import { useWords } from "../language/index.js";
import { Button } from "./button.js";
import { Notice } from "./notice.js";

export interface UnverifiedProps {
  /** `missing`: nobody at hand has the bytes. `differs`: what came is something else. */
  state: "differs" | "missing";
  retry: () => unknown;
}

/** Instead of a content that is recorded and cannot be shown: why not, and to try again. */
export function Unverified({ state, retry }: UnverifiedProps) {
  const words = useWords("parts");
  return (
    <Notice
      tone={state === "differs" ? "danger" : "warning"}
      title={words(`verified.${state}.short`)}
    >
      <p>{words(`verified.${state}.long`)}</p>
      <Button onPress={() => void retry()}>{words("failed.retry")}</Button>
    </Notice>
  );
}
