/** How a content may be shown. `download`: nothing of it runs or renders in this page. */
export type Showing = "markdown" | "text" | "download";

/** Texts above this are long to render, and quickly saved. */
export const SHOWN_BYTES = 1_048_576;

const PLAIN: ReadonlySet<string> = new Set([
  "text/plain",
  "text/csv",
  "text/vtt",
  "application/json",
]);

/** HTML, SVG and everything unknown is never shown, whatever it says it is. */
export function showingOf(mediaType: string, size: number): Showing {
  const [type = ""] = mediaType.toLowerCase().split(";");
  if (size > SHOWN_BYTES) return "download";
  if (type.trim() === "text/markdown") return "markdown";
  return PLAIN.has(type.trim()) ? "text" : "download";
}

const ENDINGS: Readonly<Record<string, string>> = {
  "application/epub+zip": "epub",
  "application/json": "json",
  "application/mbox": "mbox",
  "application/pdf": "pdf",
  "application/rtf": "rtf",
  "application/vnd.oasis.opendocument.presentation": "odp",
  "application/vnd.oasis.opendocument.spreadsheet": "ods",
  "application/vnd.oasis.opendocument.text": "odt",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
  "application/xml": "xml",
  "application/zip": "zip",
  "audio/mpeg": "mp3",
  "image/gif": "gif",
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/svg+xml": "svg",
  "image/webp": "webp",
  "message/rfc822": "eml",
  "text/calendar": "ics",
  "text/csv": "csv",
  "text/html": "html",
  "text/markdown": "md",
  "text/plain": "txt",
  "text/vtt": "vtt",
  "video/mp4": "mp4",
};

/**
 * What a saved file is called: `minutes-v2.fr.pdf`. Only letters, digits, dot and hyphen come through, so that no name
 * looks like another; what has no known ending is saved as `.bin`.
 */
export function fileNameOf(file: {
  name: string;
  version: number;
  language: string;
  mediaType: string;
}): string {
  const [type = ""] = file.mediaType.toLowerCase().split(";");
  const plain = (text: string) => text.replace(/[^A-Za-z0-9.-]+/g, "-").replace(/^[.-]+/, "");
  const name = plain(file.name).slice(0, 80) || "document";
  return `${name}-v${file.version}.${plain(file.language)}.${ENDINGS[type.trim()] ?? "bin"}`;
}
