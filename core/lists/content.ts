import { getBytes, sha256 } from "ethers";
import { CID } from "multiformats/cid";
import * as Digest from "multiformats/hashes/digest";
import { RAW_CODEC } from "../content/index.js";
import { DaoError } from "../errors.js";
import { formatCount } from "../format/index.js";
import { CONTENT_LIMIT } from "./limits.js";

const SHA2_256 = 0x12;
/** Fatal, and a byte order mark is a character like any other: what is read is what was digested. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** SHA-256 of content, as envelopes carry it. */
export function contentDigest(bytes: Uint8Array): string {
  return sha256(bytes);
}

/** The CID under which content of this digest is kept: CIDv1, one raw block. */
export function cidOfDigest(digest: string): CID {
  return CID.createV1(RAW_CODEC, Digest.create(SHA2_256, getBytes(digest)));
}

/** The CID under which these bytes are kept. */
export function contentCid(bytes: Uint8Array): CID {
  return cidOfDigest(contentDigest(bytes));
}

/**
 * Checks content before it is signed or shown. Whatever Markdown says is allowed, HTML and scripts included: nobody
 * is silenced for quoting them. The bytes stay as they are, and {@link renderMarkdown} gives such text no effect.
 *
 * @returns the text.
 * @throws DaoError `CONTENT_EMPTY`, `CONTENT_TOO_LONG`, `CONTENT_NOT_TEXT`
 */
export function validateContent(bytes: Uint8Array): string {
  if (bytes.byteLength === 0) {
    throw new DaoError("CONTENT_EMPTY", "The post says nothing.", { hint: "Write something." });
  }
  if (bytes.byteLength > CONTENT_LIMIT) {
    throw new DaoError(
      "CONTENT_TOO_LONG",
      `The post takes ${formatCount(bytes.byteLength)} bytes; ${formatCount(CONTENT_LIMIT)} is the limit.`,
      { hint: "Put the long text into the archive as a document and post its CID." },
    );
  }
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new DaoError("CONTENT_NOT_TEXT", "The post is not text: its bytes are not UTF-8.", {
      hint: "Save the text as UTF-8. Other files belong into the archive; post their CID.",
      cause,
    });
  }
}
