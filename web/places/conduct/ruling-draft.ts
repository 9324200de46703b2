import { HIDE_REASON_LIMIT, type ProposedRuling } from "../../../core/conduct/index.js";
import { isPlainText, utf8Length } from "../../../core/lists/index.js";

/** What an officer is about to say. */
export interface RulingDraft {
  /** "dismiss", or the rung: "1" to "4". */
  measure: string;
  /** Days of a suspension, as typed. */
  days: string;
  hide: boolean;
  hideReason: string;
  reasons: string;
}

export const EMPTY_RULING: RulingDraft = {
  measure: "",
  days: "",
  hide: false,
  hideReason: "",
  reasons: "",
};

export function isRulingDraft(kept: unknown): kept is RulingDraft {
  if (typeof kept !== "object" || kept === null) return false;
  return Object.entries(EMPTY_RULING).every(
    ([name, value]) => typeof (kept as Record<string, unknown>)[name] === typeof value,
  );
}

export type RulingFault = "measure" | "days" | "hideReason" | "reasons";

const DAY = 86_400;

/** The longest suspension of each rung, in seconds. */
export type LongestByRung = Readonly<Record<number, number>>;

/** What is missing or wrong, the first of it. */
export function rulingFault(draft: RulingDraft, longest: LongestByRung): RulingFault | undefined {
  const { measure, days, hide, hideReason, reasons } = draft;
  if (!/^(dismiss|[1-4])$/.test(measure)) return "measure";
  if (needsLength(measure)) {
    const most = longest[Number(measure)] ?? 0;
    if (!/^\d{1,3}$/.test(days) || Number(days) < 1 || Number(days) * DAY > most) return "days";
  }
  if (measure !== "dismiss" && hide) {
    const reason = hideReason.trim();
    if (reason === "" || utf8Length(reason) > HIDE_REASON_LIMIT || !isPlainText(reason))
      return "hideReason";
  }
  return reasons.trim() === "" ? "reasons" : undefined;
}

export const needsLength = (measure: string): boolean => /^[2-4]$/.test(measure);

/** The ruling a faultless draft stands for. @param digest - of its reasons. */
export function rulingOf(draft: RulingDraft, digest: string): Omit<ProposedRuling, "officer"> {
  const { measure, days, hide, hideReason } = draft;
  const upheld = measure !== "dismiss";
  return {
    upheld,
    rung: upheld ? Number(measure) : 0,
    length: needsLength(measure) ? Number(days) * DAY : 0,
    reasons: digest,
    hideReason: upheld && hide ? hideReason.trim() : "",
  };
}
