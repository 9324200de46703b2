import { useWords } from "../../language/index.js";
import { Button, Meter, useFormat } from "../../parts/index.js";
import { stepsBehind } from "./audit-steps.js";
import { CHECK_IDS } from "./check-ids.js";
import type { AuditStep, Asking } from "./use-auditor.js";

export interface ProgressProps {
  running: Asking;
  step: AuditStep | undefined;
  onCancel: () => void;
}

/** How far it is. Each step is announced once, not each of its pieces. */
export function Progress({ running, step, onCancel }: ProgressProps) {
  const words = useWords("audit");
  const format = useFormat();
  const { behind, of } = stepsBehind(step, CHECK_IDS);
  const title =
    step === undefined
      ? words("progress.begin")
      : words(CHECK_IDS.includes(step.step) ? `check.${step.step}.title` : `progress.${step.step}`);
  return (
    <div>
      <p role="status">{title}</p>
      {running === "audit" && <Meter label={words("progress.steps")} value={behind} of={of} />}
      {step?.of !== undefined && step.of > 0 ? (
        <Meter label={words("progress.within")} value={step.done} of={step.of} />
      ) : (
        step !== undefined && <p>{words("progress.done", { number: format.number(step.done) })}</p>
      )}
      <Button onPress={onCancel}>{words("progress.cancel")}</Button>
    </div>
  );
}
