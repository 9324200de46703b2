import { TypedDataEncoder, type TypedDataDomain } from "ethers";
import { isDaoError } from "../../core/errors.js";
import { splitMbox } from "../../core/mail/index.js";
import { verifyExportedPost } from "../../core/mail/verify-exported-post.js";
import type { LocalFile } from "../content/index.js";

/** What a mailbox of exported posts proves. */
export interface CheckedMailbox {
  posts: number;
  /** Signed by the author's own key. */
  signed: number;
  /** Only a wallet contract or a transaction can tell who signed it. */
  unknown: number;
  /** Exported without its text. */
  missing: number;
  wrong: { index: number; reason: string }[];
}

/** Checks every message of an exported mailbox by itself, and that it belongs to this coalition and list. */
export async function checkMailbox(
  file: LocalFile,
  expected: { domain: TypedDataDomain; list: string },
  onProgress: (bytes: number) => void,
): Promise<CheckedMailbox> {
  const checked: CheckedMailbox = { posts: 0, signed: 0, unknown: 0, missing: 0, wrong: [] };
  const domainHash = TypedDataEncoder.hashDomain(expected.domain);
  for await (const { index, bytes, offset } of splitMbox(file.content())) {
    onProgress(offset);
    checked.posts++;
    try {
      const { post, signed, content, domain } = await verifyExportedPost(bytes ?? new Uint8Array());
      if (TypedDataEncoder.hashDomain(domain) !== domainHash || post.list !== expected.list) {
        checked.wrong.push({ index, reason: "It is a post of another coalition or list." });
        continue;
      }
      if (signed === "yes") checked.signed++;
      else checked.unknown++;
      if (content === "missing") checked.missing++;
    } catch (error) {
      if (!isDaoError(error)) throw error;
      checked.wrong.push({ index, reason: error.message });
    }
  }
  return checked;
}
