import { REASON_LIMIT } from "../../../../core/wire/ballots.js";
import { useWords } from "../../../language/index.js";
import { TextArea } from "../../../parts/index.js";

export interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Whether no relay can carry a ballot with a reason. */
  costs: boolean;
}

export function ReasonField({ value, onChange, costs }: ReasonFieldProps) {
  const words = useWords("motions");
  return (
    <TextArea
      label={words("ballot.reason")}
      description={words(costs ? "ballot.reasonCosts" : "ballot.reasonWhat")}
      value={value}
      onChange={onChange}
      rows={3}
      maxBytes={REASON_LIMIT}
    />
  );
}
