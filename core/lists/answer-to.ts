import { SUBJECT_LIMIT } from "./limits.js";
import { utf8Length } from "./plain-text.js";

/** Subject of an answer: "Re: …" once, cut at a whole character to what a subject may take. */
export function answerTo(subject: string): string {
  let answer = "";
  for (const character of /^re:/i.test(subject) ? subject : `Re: ${subject}`) {
    if (utf8Length(answer + character) > SUBJECT_LIMIT) break;
    answer += character;
  }
  return answer;
}
