import { useWords } from "../language/index.js";
import { Badge } from "./badge.js";
import type { Tone } from "./tone.js";

export type VerifiedState = "verified" | "differs" | "missing" | "pending";

const TONES: Record<VerifiedState, Tone> = {
  verified: "success",
  differs: "danger",
  missing: "warning",
  pending: "info",
};

/** Whether this browser found the bytes to be those whose fingerprint is recorded; by whom, the page says. */
export function Verified({ state }: { state: VerifiedState }) {
  const words = useWords("parts");
  return (
    <span className="verified" data-state={state} title={words(`verified.${state}.long`)}>
      <Badge tone={TONES[state]}>{words(`verified.${state}.short`)}</Badge>
    </span>
  );
}
