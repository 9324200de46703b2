/** A line longer than this, in bytes, is nobody's postmark. */
export const POSTMARK_LIMIT = 1_000;

/** A time of day and a year end every postmark, whatever the program wrote between: `Tue Jan  4 12:00:00 2005`. */
const ENDS_WITH_DATE =
  /\d{1,2}:\d{2}(:\d{2})?( +[A-Za-z]{1,5}| +[+-]\d{4})*( +\d{4})( +[+-]\d{4})?\s*$/;
/** RFC 5322: printable ASCII without a colon, then a colon. */
const BEGINS_LIKE_HEADER = /^[!-9;-~]{1,76}[ \t]*:/;
/** Mailman's archives write `ada at example.org` for every address, in texts too. */
const DISGUISED = /^From \S{1,64} at \S/;

/** Whether a line that begins with `From ` ends as a postmark does. */
export const endsWithDate = (line: string): boolean => ENDS_WITH_DATE.test(line.slice(-80));

/** Whether a line could open a message's header. */
export const beginsLikeHeader = (line: string): boolean =>
  BEGINS_LIKE_HEADER.test(line.slice(0, 80));

/** Whether the program that wrote the mailbox disguised addresses. */
export const isDisguised = (postmark: string): boolean => DISGUISED.test(postmark);
