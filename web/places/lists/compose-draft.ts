import {
  CONTENT_LIMIT,
  isPlainText,
  SUBJECT_LIMIT,
  utf8Length,
} from "../../../core/lists/index.js";

/** What somebody is writing. */
export interface Draft {
  subject: string;
  text: string;
}

export const EMPTY_DRAFT: Draft = { subject: "", text: "" };

/** Whether what was kept is a draft: it was kept by this page, but perhaps by another version of it. */
export function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== "object" || kept === null) return false;
  const { subject, text } = kept as Record<string, unknown>;
  return typeof subject === "string" && typeof text === "string";
}

export type SubjectFault = "missing" | "tooLong" | "notPlain";
export type TextFault = "missing" | "tooLong";

/** What is wrong with a subject line; only a new thread must have one. */
export function subjectFault(subject: string, isAnswer: boolean): SubjectFault | undefined {
  if (subject.trim() === "") return isAnswer ? undefined : "missing";
  if (utf8Length(subject) > SUBJECT_LIMIT) return "tooLong";
  return isPlainText(subject) ? undefined : "notPlain";
}

/** What is wrong with a post's text. A pasted line separator or direction mark is the author's business. */
export function textFault(text: string): TextFault | undefined {
  if (text.trim() === "") return "missing";
  return utf8Length(text) > CONTENT_LIMIT ? "tooLong" : undefined;
}
