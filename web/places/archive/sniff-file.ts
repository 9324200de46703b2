/** What is odd about a file, as the key of words; several may be. */
export type Oddity =
  | "empty"
  | "large"
  | "notText"
  | "webPage"
  | "notPdf"
  | "notKind"
  | "program"
  | "active"
  | "scripted"
  | "unknownType"
  | "name";

/** Relays take no content above this without being told to. */
export const LARGE_BYTES = 256 * 1024 * 1024;

/** An archive of everything would be an archive of nothing: these are refused here, the others pointed at. */
const FATAL: ReadonlySet<Oddity> = new Set(["empty", "large", "program"]);

export const isFatal = (oddity: Oddity): boolean => FATAL.has(oddity);

const TEXTS: ReadonlySet<string> = new Set([
  ...["text/markdown", "text/plain", "text/csv", "text/vtt", "text/calendar"],
  ...["application/json", "application/xml"],
]);
/** What browsers would run. */
const ACTIVE: ReadonlySet<string> = new Set(["text/html", "image/svg+xml", "application/xml"]);

/** How files of a kind begin: those that are packed like a ZIP, and pictures. */
const BEGINS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^application\/(?:zip$|epub\+zip|vnd\.oasis\.|vnd\.openxmlformats-)/, [0x50, 0x4b]],
  [/^image\/png$/, [0x89, 0x50, 0x4e, 0x47]],
  [/^image\/jpeg$/, [0xff, 0xd8, 0xff]],
  [/^image\/gif$/, [0x47, 0x49, 0x46, 0x38]],
  [/^image\/webp$/, [0x52, 0x49, 0x46, 0x46]],
];

const WEB_PAGE = /^[\s\uFEFF]*<(?:!doctype\s+html|html|head|body|script|svg|iframe)\b/i;

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, index) => bytes[index] === byte);

/** Windows, Linux and Apple programs, and scripts with an interpreter. */
const isProgram = (head: Uint8Array): boolean =>
  startsWith(head, 0x4d, 0x5a) ||
  startsWith(head, 0x7f, 0x45, 0x4c, 0x46) ||
  startsWith(head, 0xcf, 0xfa, 0xed, 0xfe) ||
  startsWith(head, 0xca, 0xfe, 0xba, 0xbe) ||
  startsWith(head, 0x23, 0x21);

/** Controls and direction marks in a name make one file look like another. */
const ODD_NAME = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * Looks at a file before it is archived for good: is it what its name says?
 *
 * @param head - its first bytes, 4 kB are enough.
 */
export function oddities(file: {
  name: string;
  size: number;
  mediaType: string;
  head: Uint8Array;
}): Oddity[] {
  const { name, size, mediaType, head } = file;
  const found: Oddity[] = [];
  if (size === 0) found.push("empty");
  if (size > LARGE_BYTES) found.push("large");
  if (isProgram(head)) found.push("program");
  if (TEXTS.has(mediaType) && size > 0 && !isText(head)) found.push("notText");
  else if (TEXTS.has(mediaType) && WEB_PAGE.test(new TextDecoder().decode(head)))
    found.push("webPage");
  const begins = BEGINS.find(([kind]) => kind.test(mediaType))?.[1];
  if (begins !== undefined && size > 0 && !startsWith(head, ...begins)) found.push("notKind");
  if (mediaType === "application/pdf" && size > 0 && !startsWith(head, 0x25, 0x50, 0x44, 0x46))
    found.push("notPdf");
  if (ACTIVE.has(mediaType)) found.push("active");
  if (mediaType === "application/octet-stream") found.push("unknownType");
  if (ODD_NAME.test(name)) found.push("name");
  return found;
}

/** UTF-8 without NUL; the last character of a cut may be cut. */
function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}
