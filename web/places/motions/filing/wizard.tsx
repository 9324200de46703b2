import { useEffect, useRef, useState } from "react";
import type { Call } from "../../../../core/motions/index.js";
import { useWords } from "../../../language/index.js";
import { AskFirst, Button, Steps, useDraft } from "../../../parts/index.js";
import { useConnection } from "../../../reading/index.js";
import { CheckStep } from "./check-step.js";
import { ContentStep } from "./content-step.js";
import { EMPTY_DRAFT, hasTyped, isDraft, type MotionDraft, STEPS } from "./draft.js";
import { faultInStep } from "./fault-in-step.js";
import { Unfit } from "./unfit.js";
import { WhatStep } from "./what-step.js";
import { WordsStep } from "./words-step.js";

export type FilingMode = "motion" | "amendment" | "correction";

/** The text that is amended or corrected. */
export interface Amended {
  id: string;
  title: string;
  text: string;
  calls: readonly Call[];
}

export interface WizardProps {
  draftKey: string;
  mode: FilingMode;
  amended?: Amended;
  onFiled: (id: string) => void;
}

/** Four steps from an intention to a filed text; what was typed is kept until it is filed. */
export function Wizard({ draftKey, mode, amended, onFiled }: WizardProps) {
  const words = useWords("motions");
  const initial: MotionDraft =
    amended === undefined
      ? EMPTY_DRAFT
      : { ...EMPTY_DRAFT, about: "same", title: amended.title, text: amended.text };
  const [draft, setDraft, clear] = useDraft(draftKey, initial, isDraft);
  const { contracts } = useConnection();
  const [looking, setLooking] = useState(false);
  const [fault, setFault] = useState<{ error: unknown }>();
  const typed = useRef(draft);
  useEffect(() => {
    typed.current = draft;
    setFault(undefined);
  }, [draft]);
  const [files, setFiles] = useState<Record<number, File>>({});
  // The mover's other wording does what the text did: there is nothing to choose.
  const steps = mode === "correction" ? STEPS.slice(2) : STEPS;
  const step = steps.includes(draft.step) ? draft.step : (steps[0] ?? "words");
  const at = steps.indexOf(step);
  const go = (to: number) => {
    const next = steps[to];
    if (next !== undefined) setDraft({ ...draft, step: next });
  };
  // What does not do is said where it is typed, not two steps later.
  const goOn = async () => {
    setLooking(true);
    const error = await faultInStep(step, draft, { contracts, files, same: amended?.calls });
    setLooking(false);
    if (typed.current !== draft) return;
    if (error === undefined) go(at + 1);
    else setFault({ error });
  };
  const shared = { draft, setDraft };
  const blocked = (step === "what" && draft.about === "") || draft.about === "recall";
  return (
    <>
      <Steps steps={steps.map((id) => ({ id, title: words(`new.step.${id}`) }))} current={step} />
      <div className="motion-form" key={step}>
        {step === "what" && <WhatStep {...shared} mode={mode} />}
        {step === "content" && <ContentStep {...shared} files={files} setFiles={setFiles} />}
        {step === "words" && <WordsStep {...shared} />}
        {step === "check" && (
          <CheckStep
            {...shared}
            {...{ files, mode, amended }}
            onFiled={(id) => {
              clear();
              onFiled(id);
            }}
          />
        )}
      </div>
      {fault !== undefined && <Unfit error={fault.error} isHere />}
      <div className="actions">
        {at > 0 && <Button onPress={() => go(at - 1)}>{words("new.back")}</Button>}
        {at < steps.length - 1 && (
          <Button tone="primary" isDisabled={blocked || looking} onPress={() => void goOn()}>
            {words("new.next")}
          </Button>
        )}
        <AskFirst
          title={words("new.clear")}
          question={words("new.clearQuestion")}
          yes={words("new.clearYes")}
          asks={hasTyped(draft, initial) || Object.keys(files).length > 0}
          onYes={() => {
            clear();
            setFiles({});
          }}
        />
      </div>
    </>
  );
}
