/** What a motion can be about, as people think of it. */
export const ABOUT = [
  "same",
  "resolution",
  "adopt",
  "rule",
  "openList",
  "closeList",
  "remove",
  "admission",
  "recall",
  "suspend",
  "reinstate",
  "poll",
  "withdrawVersion",
  "uri",
  "raw",
] as const;

export type About = (typeof ABOUT)[number];

export const STEPS = ["what", "content", "words", "check"] as const;

export type Step = (typeof STEPS)[number];

/** One language of a document that is to be adopted. A file is not kept: only the page holds it. */
export interface RenditionDraft {
  language: string;
  authentic: boolean;
  text: string;
}

/** A motion that is being written; plain JSON, since it is kept. */
export interface MotionDraft {
  step: Step;
  about: About | "";
  track: "motion" | "notice";
  title: string;
  text: string;
  /** What was typed, by the name of the field; of rules by their names. */
  fields: Record<string, string>;
  renditions: RenditionDraft[];
}

export const EMPTY_DRAFT: MotionDraft = {
  ...{ step: "what", about: "", track: "motion", title: "", text: "", fields: {} },
  renditions: [],
};

/** Whether somebody has written anything: choices of the first step are made again in a moment. */
export function hasTyped(draft: MotionDraft, initial: MotionDraft): boolean {
  const { title, text, fields, renditions } = draft;
  if (title !== initial.title || text !== initial.text) return true;
  return (
    Object.values(fields).some((each) => each.trim() !== "") ||
    renditions.some((each) => each.text.trim() !== "")
  );
}

/** Whether something kept is a draft that this version can go on with. */
export function isDraft(kept: unknown): kept is MotionDraft {
  if (typeof kept !== "object" || kept === null) return false;
  const { step, about, track, title, text, fields, renditions } = kept as Record<string, unknown>;
  return (
    STEPS.includes(step as Step) &&
    (about === "" || ABOUT.includes(about as About)) &&
    (track === "motion" || track === "notice") &&
    [title, text].every((each) => typeof each === "string") &&
    isWords(fields) &&
    Array.isArray(renditions) &&
    renditions.every(isRendition)
  );
}

const isWords = (value: unknown): value is Record<string, string> =>
  typeof value === "object" &&
  value !== null &&
  Object.values(value).every((each) => typeof each === "string");

function isRendition(value: unknown): value is RenditionDraft {
  if (typeof value !== "object" || value === null) return false;
  const { language, authentic, text } = value as Record<string, unknown>;
  return typeof language === "string" && typeof authentic === "boolean" && typeof text === "string";
}
