/** A document of the archive that a post points at. */
export interface Attachment {
  /** Id of the document: 32 bytes as hex. */
  document: string;
  /** Its bytes, where the post names them. */
  cid: string | undefined;
}

/** Most attachments shown under a post; each costs a question to the reader. */
export const ATTACHMENTS_SHOWN = 10;

const LINE = /^(.*)urn:three-opens:document:(0x[0-9a-f]{64})(?![0-9a-f])/gm;
const CID = /(?<![a-z2-7])b[a-z2-7]{58}(?![a-z2-7])/;

/**
 * The line that attaches a document to a post. It is plain text: whoever reads the post elsewhere, as mail or in a feed,
 * can find the very bytes by their CID.
 */
export function attachmentLine(name: string, cid: string, document: string): string {
  return `${name} ${cid} urn:three-opens:document:${document}`;
}

/** Text with an attachment line at its end, and an empty line before it. */
export function withAttachment(text: string, line: string): string {
  const above = text.trimEnd();
  return above === "" ? `${line}\n` : `${above}\n\n${line}\n`;
}

/** The documents a post attaches, each once, in the order of the text. */
export function attachmentsIn(text: string): Attachment[] {
  const found = new Map<string, Attachment>();
  for (const [, before, document] of text.matchAll(LINE)) {
    if (document === undefined || found.has(document)) continue;
    found.set(document, { document, cid: CID.exec(before ?? "")?.[0] });
    if (found.size === ATTACHMENTS_SHOWN) break;
  }
  return [...found.values()];
}
