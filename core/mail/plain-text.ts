import PostalMime, { type Email } from "postal-mime";

/** A line no text ends with by accident, so that what follows it is the converted part alone. */
const BEGIN = "three-opens-plain-text";
const BOUNDARY = "three-opens-boundary";

/** The plain text of a message; HTML alone is turned into text, for no HTML is ever shown to anybody. */
export async function plainText(
  email: Email,
): Promise<{ text: string; source: "text/plain" | "text/html" | "none" }> {
  if (email.text !== undefined && email.text.trim() !== "")
    return { text: email.text, source: "text/plain" };
  if (email.html === undefined || email.html.trim() === "") return { text: "", source: "none" };
  return { text: await htmlToText(email.html), source: "text/html" };
}

/**
 * postal-mime turns HTML into text for messages that hold parts of both kinds, and has no other door to it: so it is
 * given such a message.
 */
async function htmlToText(html: string): Promise<string> {
  const begin = [
    `Content-Type: multipart/mixed; boundary=${BOUNDARY}\n`,
    `--${BOUNDARY}\nContent-Type: text/plain\n\n${BEGIN}`,
    `--${BOUNDARY}\nContent-Type: text/html; charset=utf-8\n\n`,
  ].join("\n");
  // A tag that never closes is no tag; looking for its end from every "<" would take for ever.
  const end = html.lastIndexOf(">") + 1;
  const closed = html.slice(0, end) + html.slice(end).replaceAll("<", " ");
  // A part of its own lines cannot be ended early: HTML does not mind a blank before a line.
  const inner = closed.replaceAll(`--${BOUNDARY}`, ` --${BOUNDARY}`);
  const { text = "" } = await PostalMime.parse(`${begin}${inner}\n--${BOUNDARY}--\n`);
  return text.slice(text.indexOf(BEGIN) + BEGIN.length).replace(/^\s*\n/, "");
}
