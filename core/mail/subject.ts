/** Longest subject that is kept, in characters. */
const LONGEST = 1_000;

/** What mail programs put before the subject of a reply or of something passed on, in many languages. */
const MARK =
  /^(?:re|aw|antw|antwort|sv|vs|vl|rv|ref|r|rif|odp|ynt|atb|fwd?|wg|tr|doorst|enc|i|回复|回覆|答复|转发|轉寄|返信|отв|ответ|пересл)\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]\s*/iu;
const LIST_TAG = /^\[[^\]]{1,60}\]\s*/u;
const PASSED_ON = /^(?:fwd?|wg|tr|doorst|enc|转发|轉寄|пересл)/iu;

/** A subject without what replying added to it. */
export interface BaseSubject {
  /** Lower case, blanks single; empty when nothing is left. */
  base: string;
  /** It was marked as a reply; something passed on begins anew. */
  isReply: boolean;
}

/** Takes `Re: [list] AW: …` off a subject. */
export function baseSubject(subject: string): BaseSubject {
  let rest = subject.slice(0, LONGEST).replace(/\s+/g, " ").trim();
  let isReply = false;
  let passedOn = false;
  for (;;) {
    const mark = MARK.exec(rest)?.[0] ?? "";
    const tag = mark === "" ? (LIST_TAG.exec(rest)?.[0] ?? "") : "";
    const cut = mark.length + tag.length;
    if (cut === 0) break;
    if (mark !== "") {
      if (PASSED_ON.test(mark)) passedOn = true;
      else isReply = true;
    }
    rest = rest.slice(cut);
  }
  return { base: rest.replace(/\s*\(fwd\)$/i, "").toLowerCase(), isReply: isReply && !passedOn };
}
