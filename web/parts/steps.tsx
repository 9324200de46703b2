import { useWords } from "../language/index.js";

export interface StepsProps {
  steps: readonly { id: string; title: string }[];
  /** Id of the one being done. */
  current: string;
}

/** How far somebody is in a form of several pages. */
export function Steps({ steps, current }: StepsProps) {
  const words = useWords("parts");
  const at = steps.findIndex(({ id }) => id === current);
  return (
    <ol className="steps" aria-label={words("steps.label", { at: at + 1, of: steps.length })}>
      {steps.map(({ id, title }, index) => (
        <li
          key={id}
          className={index < at ? "step step-done" : index === at ? "step step-now" : "step"}
          aria-current={index === at ? "step" : undefined}
        >
          {title}
          {index < at && <span className="visually-hidden"> ({words("timeline.done")})</span>}
        </li>
      ))}
    </ol>
  );
}
