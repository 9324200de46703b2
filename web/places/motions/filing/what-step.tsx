import { useWords } from "../../../language/index.js";
import { LinkButton, Notice, RadioGroup } from "../../../parts/index.js";
import { ABOUT, type About, type MotionDraft } from "./draft.js";
import type { FilingMode } from "./wizard.js";

export interface StepProps {
  draft: MotionDraft;
  setDraft: (draft: MotionDraft) => void;
}

/** Votes that are none on the motion's own path have one of their own. */
const ONLY_NEW: readonly About[] = ["recall", "poll"];

export function WhatStep({ draft, setDraft, mode }: StepProps & { mode: FilingMode }) {
  const words = useWords("motions");
  const offered = ABOUT.filter((about) =>
    mode === "motion" ? about !== "same" : !ONLY_NEW.includes(about),
  );
  return (
    <>
      <RadioGroup
        label={words(mode === "motion" ? "new.what" : "new.whatInstead")}
        value={draft.about}
        onChange={(about) => setDraft({ ...draft, about: about as About })}
        options={offered.map((about) => ({
          value: about,
          label: words(`about.${about}.label`),
          description: words(`about.${about}.what`),
        }))}
        isRequired
      />
      {draft.about === "recall" && (
        <Notice tone="info" title={words("about.recall.label")}>
          <p>{words("new.recall")}</p>
          <LinkButton to="/offices">{words("new.offices")}</LinkButton>
        </Notice>
      )}
      {mode === "motion" && (
        <RadioGroup
          label={words("new.track")}
          value={draft.track}
          onChange={(track) => setDraft({ ...draft, track: track as MotionDraft["track"] })}
          options={(["motion", "notice"] as const).map((track) => ({
            value: track,
            label: words(`track.${track}.label`),
            description: words(`track.${track}.what`),
          }))}
        />
      )}
    </>
  );
}
