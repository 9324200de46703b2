/** What stands for the part of an address that names a person. */
export const REDACTED = "…";

const LONGEST_DOMAIN = 255;
/** What local parts are made of; of what RFC 5322 allows besides, addresses of web pages are made. */
const LOCAL = {
  "@": /[\p{L}\p{N}._%+'=~!$*^`{|}-]/u,
  "%40": /[\p{L}\p{N}._+'~!-]/u,
} as const;
const DOMAIN = /[\p{L}\p{N}.-]/u;

/** `ada at example.org` and `ada (at) example.org`, as list archives disguise addresses. */
const NAME_AT_HOST = String.raw`[\w.+-]{1,64}(?<at> at | ?\(at\) ?| ?\[at\] ?)(?<host>(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24})`;
/** Only where an address can stand: "look at example.org" is none. */
const DISGUISED = [
  new RegExp(
    String.raw`(?<before>[<("]|mailto:)${NAME_AT_HOST}(?=[>)"]|\s*\(| wrote| writes)`,
    "gi",
  ),
  new RegExp(
    String.raw`^(?<before>[> ]{0,20}(?:From|To|Cc|Reply-To|Sender): {0,4})${NAME_AT_HOST}`,
    "gim",
  ),
  new RegExp(String.raw`(?<before>^|[ >,])${NAME_AT_HOST}(?=,? \(|,? wrote\b| writes\b)`, "gim"),
];
/** Words that stand before "at" in sentences. What is none of them is somebody's name. */
const ANYWHERE = new RegExp(
  String.raw`\b(?!(?:a|and|available|be|call|down|found|hosted|is|it|look|looking|me|meet|meeting|online|or|page|read|see|site|there|us|visit|website|work|working|you)\b)(?<before>)${NAME_AT_HOST}`,
  "gi",
);

/**
 * Takes the local part of every e-mail address out of a text: `ada@example.org` becomes `…@example.org`. Addresses
 * of people are personal data; which organisation they wrote from belongs to the record. Linear in the text.
 *
 * @param disguised the text comes from an archive that wrote `ada at example.org` for every address.
 */
export function redactAddresses(text: string, disguised = false): string {
  if (!/@|%40| at |\(at\)|\[at\]/i.test(text)) return text;
  const plain = redactAround("%40", redactAround("@", text));
  return (disguised ? [...DISGUISED, ANYWHERE] : DISGUISED).reduce(
    (rest, pattern) => rest.replace(pattern, `$<before>${REDACTED}$<at>$<host>`),
    plain,
  );
}

/** Looks at both sides of every sign. What was taken out once is not looked at again. */
function redactAround(sign: keyof typeof LOCAL, text: string): string {
  let result = "";
  let done = 0;
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
    if (!domainFollows(text, at + sign.length)) continue;
    const start = localStart(text, at, { least: done, local: LOCAL[sign] });
    if (start === at) continue;
    result += text.slice(done, start) + REDACTED;
    done = at;
  }
  return result + text.slice(done);
}

function localStart(
  text: string,
  at: number,
  { least, local }: { least: number; local: RegExp },
): number {
  // "Ada B"@example.org
  if (text[at - 1] === '"') {
    const line = text.slice(Math.max(least, at - LONGEST_DOMAIN), at - 1);
    const open = line.lastIndexOf('"');
    return open < 0 ? at : at - 1 - line.length + open;
  }
  let start = at;
  while (start > least && local.test(text[start - 1] ?? "")) start--;
  return start;
}

/** Something that could be a host's name. */
function domainFollows(text: string, from: number): boolean {
  let end = from;
  while (end < text.length && end - from < LONGEST_DOMAIN && DOMAIN.test(text[end] ?? "")) end++;
  return /[\p{L}\p{N}]/u.test(text.slice(from, end));
}
