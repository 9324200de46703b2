import MailComposer from "nodemailer/lib/mail-composer";
import type { TypedDataDomain } from "ethers";
import { encodeBatch } from "../../core/lists/batch.js";
import { EXPORT_HEADERS, MEMBER_HOST } from "../../core/mail/exported-post.js";
import { safeLine } from "../../core/mail/index.js";
import { messageIdOf } from "./message-id.js";
import type { MailList, MailPost } from "./ports.js";

/** What all messages of an export share. */
export interface PostMailContext {
  list: MailList;
  /** Domain of the coalition's Message-IDs. */
  host: string;
  /** EIP-712 domain of posts. */
  domain: TypedDataDomain;
}

/** Last second of the year 9999: beyond it no mail program reads a date. */
const LAST_DATE = 253_402_300_799;
const MISSING = "The text of this post is not held by the relay that exported it.\n";

/**
 * One post as an RFC 5322 message that carries its own proof.
 *
 * @param content its bytes; nothing where the relay does not hold them.
 * @param ancestors ids of the posts it answers, the nearest last.
 */
export async function composePost(
  { id, post, signature, place, anchoredAt, anchorTx, group, hidden }: MailPost,
  content: Uint8Array | undefined,
  ancestors: readonly string[],
  { list, host, domain }: PostMailContext,
): Promise<Uint8Array> {
  const messageId = (each: string) => `<${messageIdOf(each, list, host)}>`;
  const bytes = content ?? new TextEncoder().encode(MISSING);
  const headers = [
    header(EXPORT_HEADERS.post, id),
    header(EXPORT_HEADERS.list, post.list),
    header(EXPORT_HEADERS.sequence, String(post.sequence)),
    header(EXPORT_HEADERS.place, String(place)),
    header(EXPORT_HEADERS.anchor, `${anchorTx} ${anchoredAt}`),
    header(EXPORT_HEADERS.signature, inWords(signature)),
    header(EXPORT_HEADERS.envelope, inWords(base64(encodeBatch([{ post, signature }])))),
    header(EXPORT_HEADERS.domain, domainText(domain)),
    ...(content === undefined ? [header(EXPORT_HEADERS.content, "missing")] : []),
    ...(hidden === undefined ? [] : [header(EXPORT_HEADERS.hidden, safeLine(hidden.caseId))]),
  ];
  const parent = ancestors.at(-1);
  const mail = new MailComposer({
    from: { name: senderName(post.author, group), address: `${post.author}@${MEMBER_HOST}` },
    to: { name: safeLine(list.name), address: `${list.name}@${host}` },
    subject: safeLine(post.subject),
    date: new Date(1000 * (post.sentAt > LAST_DATE ? anchoredAt : post.sentAt)),
    messageId: messageId(id),
    ...(parent === undefined
      ? {}
      : { inReplyTo: messageId(parent), references: ancestors.map(messageId) }),
    text: Buffer.from(bytes),
    textEncoding: survivesLines(bytes) ? "quoted-printable" : "base64",
    headers: headers.map(({ key, value }) => ({ key, value })),
    newline: "unix",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

const senderName = (author: string, group: string | undefined) =>
  group === undefined ? author : `${author} (${safeLine(group)})`;

const header = (key: string, value: string) => ({ key, value });

/** Quoted-printable text has lines of one kind only; anything else is exact as base64 alone. */
const survivesLines = (bytes: Uint8Array) => !bytes.includes(0x0d) && !bytes.includes(0);

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** A header is folded between words only. */
const inWords = (text: string) => text.match(/.{1,64}/g)?.join(" ") ?? "";

function domainText({ name, version, chainId, verifyingContract }: TypedDataDomain): string {
  return `name=${name}; version=${version}; chainId=${chainId}; verifyingContract=${verifyingContract}`;
}
