import { dutyLabel, stepSentence } from "../../core/conduct/index.js";
import { formatMoment } from "../../core/format/index.js";
import type { Output } from "../cli/output.js";
import type { OpenedCase } from "./open-case.js";

/** The lines that say which case this is and where it stands. */
export function introduceCase({ record, phase }: OpenedCase): string[] {
  const { id, respondent, duty, offTopic, post } = record;
  const about = post === undefined ? "" : `, post ${post}`;
  return [
    `  Case ${id}`,
    `  about ${respondent}: ${dutyLabel(duty)}${offTopic ? ", only for straying from the subject" : ""}${about}`,
    `  ${phase.sentence}`,
  ];
}

/** A case for machines. Times are timestamps in seconds. */
export function caseSummary({ record, phase }: OpenedCase) {
  const { steps, proposals, id, ...fields } = record;
  return {
    case: id,
    ...fields,
    stage: phase.stage,
    sentence: phase.sentence,
    next: phase.next,
    stageUntil: phase.until ?? null,
    proposals,
    steps: steps.map((step) => ({
      event: step.name,
      at: step.at,
      transaction: step.tx,
      sentence: stepSentence(step),
    })),
  };
}

/** Writes a whole case for people: what it is about, what happened, what comes next. */
export function presentCase(output: Output, opened: OpenedCase): void {
  for (const line of introduceCase(opened)) output.line(line.trim());
  output.line("");
  for (const step of opened.record.steps)
    output.line(`${formatMoment(step.at)}  ${stepSentence(step)}`);
  if (opened.phase.next.length === 0) return;
  output.line("");
  for (const line of opened.phase.next) output.line(line);
}
